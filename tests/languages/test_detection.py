"""The language of a text that names none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_newsfeed.languages import detect_language, language_of_name
from sphinx_newsfeed.languages.telltales import LETTERS, WORDS

#: One text in many languages: that a release is out, is faster and smaller, and thanks.
TEXTS = {
    "en": "The new release of our library is out today. It brings faster builds, better messages "
    "and a smaller package. Many of you have asked for a way to write news beside the docs.",
    "de": "Die neue Version unserer Bibliothek ist heute erschienen. Sie baut schneller, meldet "
    "Fehler verständlicher und ist kleiner geworden. Das geht jetzt auch für ein Projekt von euch.",
    "fr": "La nouvelle version de notre bibliothèque est parue aujourd'hui. Elle construit plus "
    "vite, donne des messages clairs et prend moins de place. Nous remercions tous ceux qui nous "
    "ont aidés dans cette tâche, et nous attendons vos questions sur la liste.",
    "es": "La nueva versión de nuestra biblioteca ya está disponible. Construye los sitios más "
    "rápido y ocupa menos espacio. Damos las gracias a todos los que la han probado, y como este "
    "es el primer paso, queremos saber cómo os va con ella para mejorarla.",
    "pt": "A nova versão da nossa biblioteca saiu hoje. Ela constrói os sites mais depressa e "
    "ocupa menos espaço. Muitos de vocês queriam escrever notícias ao lado da documentação, e "
    "agora isso é possível. Não é um milagre, são meses de trabalho, também pelo nosso grupo.",
    "it": "La nuova versione della nostra libreria è uscita oggi. Costruisce più in fretta, dà "
    "messaggi migliori e occupa meno spazio. Molti di voi volevano scrivere notizie accanto alla "
    "documentazione, e adesso si può. Ringraziamo anche chi non ha fatto che provarla.",
    "nl": "De nieuwe versie van onze bibliotheek is vandaag verschenen. Ze bouwt sneller, geeft "
    "betere meldingen en is kleiner geworden. Wij danken iedereen die het heeft getest, maar er "
    "zijn nog fouten op deze lijst, en wij hopen dat jullie ook helpen met een melding.",
    "sv": "Den nya versionen av vårt bibliotek har kommit ut. Den bygger snabbare och tar mindre "
    "plats. Vi tackar alla som har provat den och skrivit om det som inte gick, men vi vet också "
    "att ett bibliotek aldrig är färdigt. Från och med nu går det att skriva nyheter på svenska.",
    "da": "Den nye version af vores bibliotek er udkommet i dag. Den bygger hurtigere og fylder "
    "mindre. Vi takker alle, som har prøvet den efter sommeren, og også dem, der skrev mere om, "
    "hvad der ikke gik. Nogle fejl blev fundet af jer og er nu rettet.",
    "pl": "Nowa wersja naszej biblioteki ukazała się dzisiaj. Buduje szybciej i zajmuje mniej "
    "miejsca. Jest to możliwe dla wszystkich, którzy piszą przez przeglądarkę, oraz dla tych, "
    "którzy nie mają na to czasu. Jak zawsze, są jeszcze błędy, po tym wydaniu się nimi zajmiemy.",
    "tr": "Kütüphanemizin yeni sürümü bugün çıktı. Daha hızlı derliyor ve daha az yer kaplıyor. "
    "Bu sürüm için çok çalıştık. Birçoğunuz belgelerin yanında haber yazmak istiyordu, artık bu "
    "mümkün olarak görünüyor. Deneyen herkese bir kez daha teşekkür ederiz.",
    "vi": "Phiên bản mới của thư viện đã ra mắt. Nó dựng nhanh hơn và nhỏ gọn hơn. Nhiều người "
    "muốn viết tin tức bên cạnh tài liệu, và bây giờ điều đó đã có thể được làm với các bạn.",
    "zh": "新版本今天发布了，构建更快，错误信息更清楚，软件包也更小。",
    "zh-Hant": "新版本今天發布了，建置更快，錯誤訊息更清楚，套件也更小。",
    "ja": "新しいバージョンを公開しました。ビルドが速くなり、メッセージも読みやすくなりました。",
    "ko": "새 버전이 오늘 나왔습니다. 빌드가 더 빨라지고 메시지가 더 분명해졌습니다.",
    "ru": "Сегодня вышла новая версия библиотеки. Она быстрее собирает страницы.",
    "uk": "Сьогодні вийшла нова версія бібліотеки. Вона швидше збирає сторінки, її легше читати.",
    "be": "Сёння выйшла новая версія бібліятэкі. Яна хутчэй збірае старонкі, і ўсё зразумела.",
    "bg": "Днес излезе новата версия на библиотеката. Тя изгражда по-бързо, а съобщенията са "
    "по-ясни и пакетът е по-малък. Още новини ще има утре.",
    "sr": "Данас је изашла нова верзија библиотеке. Брже гради странице, а ђаци ће је читати.",
    "mk": "Денес излезе новата верзија. Побрзо ги гради страниците и ќе биде полесна за сѐ.",
    "kk": "Бүгін кітапхананың жаңа нұсқасы шықты. Ол беттерді тезірек құрады.",
    "ar": "صدر اليوم إصدار جديد من المكتبة، وهو أسرع وأصغر، ورسائله أوضح للقراءة.",
    "fa": "نسخهٔ تازهٔ کتابخانه امروز منتشر شد. سریع‌تر می‌سازد و پیام‌های بهتری می‌دهد، چون کوچک‌تر است.",
    "ur": "آج لائبریری کا نیا نسخہ جاری ہوا ہے۔ یہ تیزی سے بنتا ہے اور اس کے پیغامات بہتر ہیں۔",
    "he": "היום יצאה גרסה חדשה של הספרייה. היא בונה מהר יותר והודעותיה ברורות יותר.",
    "el": "Η νέα έκδοση της βιβλιοθήκης κυκλοφόρησε σήμερα.",
    "th": "วันนี้ไลบรารีรุ่นใหม่ออกแล้ว สร้างหน้าได้เร็วขึ้นและมีขนาดเล็กลง",
    "hi": "आज पुस्तकालय का नया संस्करण आया है। यह पहले से तेज है और संदेश भी साफ हैं। हम सब को "
    "धन्यवाद देते हैं, और इस में कुछ नहीं छूटा है।",
    "ka": "დღეს გამოვიდა ბიბლიოთეკის ახალი ვერსია.",
    "hy": "Այսօր լույս տեսավ գրադարանի նոր տարբերակը։",
    "ta": "இன்று நூலகத்தின் புதிய பதிப்பு வெளியானது.",
}


@pytest.mark.parametrize("language", TEXTS)
def test_a_text_in_a_project_of_another_script(language: str) -> None:
    """Only the project's own script is passed over, so one of the two tells."""
    projects = ("en", "am") if language != "en" else ("zh_CN", "ru")
    assert [detect_language(TEXTS[language], project) for project in projects] == [language] * 2


@pytest.mark.parametrize("language", TEXTS)
def test_the_language_of_the_project_is_not_said(language: str) -> None:
    assert detect_language(TEXTS[language], language.replace("-", "_")) == ""


@pytest.mark.parametrize(
    ("project", "text"),
    [
        # The project's own language wins in its script.
        ("ru", TEXTS["uk"]),
        ("uk", TEXTS["ru"]),
        ("fa", TEXTS["ar"]),
        ("ar", TEXTS["ur"]),
        ("mr", TEXTS["hi"][:30]),
        ("zh_CN", "中文"),
        ("ja", "東京都天気"),
        ("en", TEXTS["en"] + TEXTS["zh"][:8]),
        # Nothing is sure of so few words, of no words, or of names.
        ("en", "Die Zeit ist da"),
        ("en", "Sphinx 9.0.4: fix HTML5 writer; bump docutils >= 0.22; refs #13422, #13425"),
        ("de", "OpenTTD 12.0-beta2 download"),
        ("en", "2024-03-01 12:30"),
        ("en", ""),
        # Languages that are not in the tables.
        ("en", "Liburutegiaren bertsio berria gaur atera da. Azkarrago eraikitzen du eta txikiagoa "
         "da. Zuetako askok albisteak idatzi nahi zenituzten dokumentazioaren ondoan."),
        ("en", "Mae fersiwn newydd ein llyfrgell allan heddiw. Mae'n adeiladu'n gyflymach ac yn "
         "llai. Roedd llawer ohonoch eisiau ysgrifennu newyddion wrth ymyl y dogfennau."),
        ("en", "A nova versión da nosa biblioteca saíu hoxe. Constrúe máis axiña e ocupa menos "
         "espazo. Moitos querían escribir novas a carón da documentación, e agora é posible."),
        ("en", "Die nuwe weergawe van ons biblioteek is vandag uit. Dit bou vinniger en is klein. "
         "Ons bedank almal wat dit getoets het, en hierdie is nie die einde nie."),
        ("en", "Nova verzija naše knjižnice izašla je danas. Brže gradi i zauzima manje mjesta. "
         "Mnogi od vas su htjeli pisati vijesti uz dokumentaciju, a to je sada moguće."),
        ("en", "Versi baharu pustaka kami terbit hari ini. Ia lebih pantas dan lebih kecil. Kami "
         "berterima kasih kepada semua yang telah mencubanya, dan ini boleh dibuat oleh anda."),
    ],
)  # fmt: skip
def test_what_is_not_sure_is_that_of_the_project(project: str, text: str) -> None:
    assert detect_language(text, project) == ""


@pytest.mark.parametrize(
    ("project", "text", "language"),
    [
        ("en", "Новости", "und-Cyrl"),
        ("en", "سلام", "und-Arab"),
        ("en", "नई खबर", "und-Deva"),
        ("zh_CN", "Hello", "und-Latn"),
        ("zh_CN", TEXTS["zh-Hant"], "zh-Hant"),
        ("zh_TW", TEXTS["zh"], "zh"),
        # No Japanese text is so long without kana.
        ("ja", TEXTS["zh"] * 3, "zh"),
        ("ja", TEXTS["ko"], "ko"),
        ("zh_CN", TEXTS["ja"], "ja"),
        # A letter of a name is none of the text.
        ("en", TEXTS["ru"] * 30 + " Київ", "ru"),
        ("en", TEXTS["ar"] * 30 + " پ", "ar"),
        ("xx", TEXTS["ru"], "ru"),
        ("", TEXTS["de"], "de"),
        ("nb", TEXTS["de"], "de"),
    ],
)
def test_more_texts(project: str, text: str, language: str) -> None:
    assert detect_language(text, project) == language


@pytest.mark.parametrize(
    ("name", "project", "language"),
    [
        ("数据", "en", "zh"),
        ("資料庫", "en", "zh-Hant"),
        ("データ", "en", "ja"),
        ("데이터", "en", "ko"),
        ("أخبار", "en", "ar"),
        ("חדשות", "en", "he"),
        ("новости", "en", "und-Cyrl"),
        ("数据", "zh_CN", ""),
        ("数据", "ja", ""),
        # Names in Latin letters are of all languages.
        ("Python", "zh_CN", ""),
        ("Nachrichten", "en", ""),
        ("C++", "ar", ""),
        ("2024", "en", ""),
        ("", "en", ""),
    ],
)
def test_the_language_of_a_name(name: str, project: str, language: str) -> None:
    assert language_of_name(name, project) == language


def test_each_language_of_the_tables_can_be_found() -> None:
    """No row is hidden behind another one."""
    for script, rows in LETTERS.items():
        for row in rows:
            group = row.has[0]
            assert not set(group) & set(row.lacks), (script, row.language)
    for languages in WORDS.values():
        for language, words in languages.items():
            others = set().union(*(each for name, each in languages.items() if name != language))
            assert len(words - others) >= 3, language


_PROJECTS = st.sampled_from(
    ["en", "de", "zh_CN", "zh-TW", "ja", "ru", "ar", "xx", "", "-", "a_b-c"]
)


@given(st.text(max_size=6000), _PROJECTS)
def test_no_text_fails(text: str, project: str) -> None:
    found = detect_language(text, project)
    assert found == detect_language(text, project)
    assert found == "" or found.replace("-", "").isalnum()
    assert language_of_name(text, project) == language_of_name(text, project)


def test_how_long_a_text_is_makes_no_difference() -> None:
    """Only its beginning is read."""
    start = TEXTS["ru"] * 100
    assert detect_language(start + TEXTS["zh"] * 100_000, "en") == "ru"
