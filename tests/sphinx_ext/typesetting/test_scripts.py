"""A book by LuaLaTeX in Chinese, Japanese, Korean, Arabic and Hebrew."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata

import pytest
from conftest import NewsProject

_PROGRAMS = ("latexmk", "lualatex", "pdftotext", "fc-list")
_FONTS = ("FreeSerif", "Noto Serif CJK SC", "Noto Naskh Arabic", "Noto Serif Hebrew")
_MISSING = [name for name in _PROGRAMS if shutil.which(name) is None]
#: As the guide says.
_BABEL = r"\usepackage[bidi=basic,layout=lists.tabular]{babel}"
#: Language → a title and a line. Words of letters that run to the left are looked for one by one.
_TEXTS = {
    "zh": ("轮渡星期天也开了", "第一班船早上八点离开码头。"),
    "ja": ("灯台に新しいレンズ", "古いレンズは港の博物館に残ります。"),
    "ko": ("등대에 새 렌즈", "옛 렌즈는 항구 박물관에 남습니다."),
    "ar": ("العبارة تبحر يوم الأحد", "قال مكتب الميناء إن أول رحلة تغادر صباحا."),
    "he": ("המעבורת מפליגה ביום ראשון", "משרד הנמל אמר שההפלגה הראשונה יוצאת בבוקר."),
}


def _has_font(name: str) -> bool:
    return bool(subprocess.run(["fc-list", name], capture_output=True, check=False).stdout)


@pytest.mark.slow
@pytest.mark.skipif(bool(_MISSING), reason=f"not installed: {', '.join(_MISSING)}")
def test_all_scripts_are_in_the_book(project: NewsProject) -> None:
    fonts = [name for name in _FONTS if not _has_font(name)]
    if fonts:
        pytest.skip(f"fonts that are not installed: {', '.join(fonts)}")
    project.configure(
        'project = "Site"',
        'latex_engine = "lualatex"',
        f'latex_elements = {{"polyglossia": "", "babel": r"{_BABEL}"}}',
    )
    for language, (title, line) in _TEXTS.items():
        code = f"```python\nprint('{title}')\n```"
        body = f"{line} Python 3.12, `a_1`.\n\n- {line}\n\n{code}\n"
        project.article(f"{language}.md", body, title=title, extra=f"language: {language}")
    words = ", ".join(title for title, _ in _TEXTS.values())
    project.article("en.md", f"In other words: {words}.", title="English", date="2022-03-01")
    build = project.build("latex")
    assert build.warnings == []
    made = subprocess.run(["make"], cwd=build.outdir, capture_output=True, check=False)
    assert made.returncode == 0, made.stdout[-3000:].decode("utf-8", "replace")
    log = (build.outdir / "site.log").read_text("utf-8", errors="replace")
    assert "Missing character" not in log
    assert "sphinxnewsfeed Warning" not in log
    book = build.outdir / "site.pdf"
    text = subprocess.run(["pdftotext", book, "-"], capture_output=True, check=True).stdout.decode()
    # The book has letters in the forms that they have within words.
    found = " ".join(unicodedata.normalize("NFKC", text).split())
    wanted = [word.strip(".") for title, line in _TEXTS.values() for word in (title, line)]
    missing = [part for words in wanted for part in words.split() if part not in found]
    assert missing == []
