"""Articles in six languages, and what is asked of them: which pages must come, and no others."""

from __future__ import annotations

from dataclasses import dataclass, field

from conftest import NewsProject


@dataclass(frozen=True)
class Post:
    """An article of the project."""

    name: str
    title: str
    date: str
    body: str
    #: Further lines of the front matter. Words in them are on the page, and in no text.
    extra: str = ""


POSTS = (
    Post(
        "lamp", "A new lamp for the tower", "2024-03-04",
        "The keepers replaced the old lens. Ships see the light from twenty miles.",
        "tags: [Optics]\ncategory: Lighthouse\nauthor: Greta Moor",
    ),
    Post(
        "storm", "Storm closes both harbours", "2024-01-19",
        "Ferries stayed in port while waves crossed the pier.\n\n## Damage on shore\n\n"
        "Two roofs and a fence were lost.",
        "tags: [Optics, Weather]\ncategory: Coast\nauthor: Greta Moor",
    ),
    Post(
        "release", "Tide tables 2.4 released", "2023-11-02",
        "The program computes tables for 30 harbours and needs less memory.",
        "tags: [Software]\ncategory: Lighthouse\nauthor: Ole Brandt",
    ),
    Post(
        "faehre", "Die Fähre fährt wieder", "2024-02-11",
        "Nach der Reparatur verkehrt das Schiff stündlich. Fahrgäste zahlen den alten Preis.",
        "lang: de\ntags: [Verkehr]\ncategory: Küste",
    ),
    Post(
        "garten", "Ein Garten am Deich", "2023-06-30",
        "Schülerinnen pflanzen Strandhafer und Grasnelken. Straßenbäume folgen im Herbst.",
        "lang: de\ntags: [Schule]\ncategory: Küste",
    ),
    Post(
        "mayak", "Маяк открыт для гостей", "2024-04-21",
        "Смотритель покажет башню. Билеты продаются на пристани.",
        "lang: ru\ntags: [Экскурсия]\ncategory: Побережье",
    ),
    Post(
        "led", "Первый лёд в заливе", "2023-12-09",
        "Рыбаки вышли на берег раньше обычного.",
        "lang: ru\ntags: [Погода]\ncategory: Побережье",
    ),
    Post(
        "exchange", "数据交易所开业", "2024-05-06",
        "交易所公布了第一批产品目录。会员需要登记。",
        "lang: zh\ntags: [市场]\ncategory: 经济\nauthor: 李明",
    ),
    Post(
        "weather", "台风季节的准备", "2024-05-02",
        "气象局提醒渔民注意安全。沿海地区将有大\n雨，学校停课一天。",
        "lang: zh\ntags: [安全]\ncategory: 海岸\nauthor: 李明",
    ),
    Post(
        "memory", "程序减少内存占用", "2024-04-30",
        "新版 Python 程序只用一半内存。数据仍然完整。",
        "lang: zh\ntags: [软件]\ncategory: 经济",
    ),
    Post(
        "tokyo", "東京湾の灯台を公開", "2024-03-30",
        "灯台の一般公開は週末に行われます。気象の展示もあります。",
        "lang: ja\ntags: [見学]\ncategory: 沿岸",
    ),
    Post(
        "typhoon", "台風で欠航", "2023-09-14",
        "フェリーは港に戻りました。明日の運航は未定です。",
        "lang: ja\ntags: [天気]\ncategory: 沿岸",
    ),
    Post(
        "seoul", "한국의 등대 여행", "2024-02-27",
        "등대는 바다를 비춘다. 서울에서 출발하는 기차가 있다.",
        "lang: ko\ntags: [관광]\ncategory: 해안",
    ),
    Post(
        "fish", "어부들의 겨울", "2023-12-28",
        "한국과 일본의 어부가 함께 일한다. 바람이 강하다.",
        "lang: ko\ntags: [생활]\ncategory: 해안",
    ),
)  # fmt: skip


def write_newsroom(project: NewsProject) -> None:
    """Write the articles, and pages with listings and overviews of all of them."""
    for post in POSTS:
        project.article(
            f"{post.name}.md", post.body, title=post.title, date=post.date, extra=post.extra
        )
    listings = "\n\n".join(
        [
            ".. newsfeed::\n   :style: full",
            ".. newsfeed::\n   :group-by: category\n   :style: summary",
            *(f".. newsfeed-{each}::" for each in ("tags", "categories", "authors", "dates")),
        ]
    )
    project.write("index.rst", f"Island news\n===========\n\nWritten by hand.\n\n{listings}\n")
    project.write("guide.rst", ":orphan:\n\nGuide\n=====\n\nTalk of 内存 and of a lens.\n")


@dataclass(frozen=True)
class Query:
    """A question of a reader."""

    words: str
    #: The documents that come, those of articles by their names.
    pages: frozenset[str] = field(default_factory=frozenset)


def _asked(words: str, *pages: str) -> Query:
    return Query(words, frozenset(pages))


QUERIES = (
    # English: words of titles and texts, stemmed; names of categories, tags and authors lead to
    # their pages, and not to the articles that have them in the byline.
    _asked("lens", "lamp", "guide"),
    _asked("keeper", "lamp"),
    _asked("replacing lens", "lamp"),
    _asked("harbour", "storm", "release"),
    _asked("damage", "storm"),
    _asked("handwritten"),
    _asked("hand", "index"),
    _asked("lighthouse", "news/category/lighthouse"),
    _asked("optics", "news/tag/optics"),
    _asked("Greta Moor", "news/author/greta-moor"),
    _asked("related"),
    _asked("newer"),
    _asked("2024", "news/archive/2024"),
    # German and Russian, in a project whose language is another one.
    _asked("Schiff", "faehre"),
    _asked("Fähre", "faehre"),
    _asked("Strandhafer", "garten"),
    _asked("Straßenbäume", "garten"),
    _asked("Küste", "news/category/kuste"),
    _asked("Schule", "news/tag/schule"),
    _asked("маяк", "mayak"),
    _asked("берег", "led"),
    _asked("билеты башню", "mayak"),
    _asked("побережье", "news/category/poberezhe"),
    # Chinese.
    _asked("气象", "weather"),
    _asked("内存", "memory", "guide"),
    _asked("数据", "exchange", "memory"),
    _asked("数据交易所", "exchange"),
    _asked("大雨", "weather"),
    _asked("学校", "weather"),
    _asked("雨", "weather"),
    _asked("Python 内存", "memory"),
    _asked("Python 气象"),
    _asked("象气"),
    _asked("经济", "news/category/jing-ji"),
    _asked("市场", "news/tag/shi-chang"),
    _asked("李明", "news/author/li-ming"),
    # Japanese.
    _asked("東京", "tokyo"),
    _asked("灯台", "tokyo"),
    _asked("気象", "tokyo"),
    _asked("フェリー", "typhoon"),
    _asked("台風", "typhoon"),
    _asked("運航", "typhoon"),
    _asked("沿岸", "news/category/yan-an"),
    # Korean: with particles at the word, too.
    _asked("한국", "seoul", "fish"),
    _asked("등대", "seoul"),
    _asked("바다", "seoul"),
    _asked("어부", "fish"),
    _asked("서울", "seoul"),
    _asked("관광", "news/tag/gwangwang"),
)
