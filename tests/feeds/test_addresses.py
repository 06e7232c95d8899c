"""Addresses as URIs, and the address of a site."""

from __future__ import annotations

import pytest

from sphinx_newsfeed.feeds.addresses import site_root, web_address


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org", "https://example.org"),
        (" https://example.org/a ", "https://example.org/a"),
        ("HTTP://Example.ORG/A?b=C#D", "http://example.org/A?b=C#D"),
        ("https://example.org:8443/", "https://example.org:8443/"),
        ("http://[::1]:80/a", "http://[::1]:80/a"),
        ("https://user:pass@example.org/", "https://example.org/"),
        ("https://bücher.example/ä ö", "https://xn--bcher-kva.example/%C3%A4%20%C3%B6"),
        ("https://例え.テスト/パス", "https://xn--r8jz45g.xn--zckzah/%E3%83%91%E3%82%B9"),
        ("https://example.org/a%20b%C3%A4%zz%", "https://example.org/a%20b%C3%A4%25zz%25"),
        ("https://example.org/?q=a b&c=ä", "https://example.org/?q=a%20b&c=%C3%A4"),
        ('https://example.org/"><script>', "https://example.org/%22%3E%3Cscript%3E"),
        ("https://example.org/\ud800", "https://example.org/%3F"),
        ("https://my_host.example/", "https://my_host.example/"),
        ("https://exa mple.org/", ""),
        ('https://a"b/', ""),
        ("https://", ""),
        ("https:///a", ""),
        ("https://example.org:port/", ""),
        ("https://[::1/", ""),
        (f"https://{'ä' * 90}.example/", ""),
        ("ftp://example.org/", ""),
        ("javascript:alert(1)", ""),
        ("//example.org/a", ""),
        ("/a", ""),
        ("", ""),
    ],
)
def test_addresses_of_the_web(address: str, expected: str) -> None:
    assert web_address(address) == expected
    # What is right stays.
    assert web_address(expected) == expected


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org", "https://example.org/"),
        ("https://example.org/docs", "https://example.org/docs/"),
        ("https://example.org/docs/", "https://example.org/docs/"),
        ("https://example.org/docs?x=1#y", "https://example.org/docs/"),
        ("https://bücher.example/ä", "https://xn--bcher-kva.example/%C3%A4/"),
        ("example.org", ""),
        ("/docs/", ""),
        ("", ""),
    ],
)
def test_the_address_of_a_site(address: str, expected: str) -> None:
    assert site_root(address) == expected
