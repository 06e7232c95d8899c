"""What tells languages of one script from each other: letters of their own, and common words.

A language that is not here is not found by them: then only the script is known.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letters:
    """What the letters of a text must be for it to be in a language."""

    language: str
    #: Groups of letters; a text has all of one group.
    has: tuple[str, ...]
    #: Letters that it has not, but in names of others.
    lacks: str


def _letters(language: str, has: str, lacks: str) -> Letters:
    return Letters(language, tuple(has.split()), lacks)


_FURTHER_CYRILLIC = "ўіїєґђјљњћџѓќѕәғқңөұүһҷҳӣӯҗ"
_FURTHER_ARABIC = "ٹڈڑےںټډړږښځڅۍېڵڕێۆۇۋڭ"

#: Script → its languages. Sources: the alphabets as the Unicode CLDR lists them ("Exemplar
#: Characters"); what one has and its neighbours do not.
LETTERS: dict[str, tuple[Letters, ...]] = {
    "Cyrl": (
        _letters("ru", "ы э ё", _FURTHER_CYRILLIC),
        _letters("uk", "ї є ґ іи", "ыэёъў" + "ђјљњћџѓќѕәғқңөұүһҷҳӣӯҗ"),
        _letters("be", "ў", "ищъїє" + "әғқңөұүһҷҳӣӯҗ"),
        _letters("bg", "ъщ ъя ъю", "ыэё" + _FURTHER_CYRILLIC),
        _letters("sr", "ђ ћ", "щъыьэюяй" + "ѓќѕїєґў"),
        _letters("mk", "ѓ ќ ѕ", "щъыьэюяй" + "ђћїєґў"),
        _letters("kk", "ұ ғі әі", "їєґўҷҳ"),
        _letters("ky", "ңө ңү", "іәғқұһҗїєґў"),
        _letters("mn", "өү", "іәғқұһңҗїєґў"),
        _letters("tt", "җ һә", "іїєґўғқұ"),
        _letters("tg", "ҷ ӣ ӯ", "щцыїєґўәңөұү"),
    ),
    "Arab": (
        _letters("ar", "ة أ إ", "پچژگکی" + _FURTHER_ARABIC),
        _letters("fa", "پ چ ژ گ", "ةٹڈڑےں" + "ټډړږښځڅۍېڵڕێۆۇۋڭ"),
        _letters("ur", "ے ں ٹ ڈ ڑ", "ةټډړږښځڅۍېڵڕێۆۇۋڭ"),
        _letters("ps", "ټ ډ ړ ږ ښ ځ څ ۍ", "ةٹڈڑےںڵڕێۆۇۋڭ"),
        _letters("ckb", "ڵ ڕ ێ", "ةٹڈڑےںټډړږښځڅۍۇۋڭ"),
        _letters("ug", "ۇې ۋې ڭ", "ةٹڈڑےںټډړږښځڅۍڵڕێ"),
    ),
    "Hebr": (_letters("yi", "װ ױ ײ", ""), _letters("he", "ו י", "װױײ")),
    "Beng": (_letters("as", "ৰ ৱ", ""), _letters("bn", "র", "ৰৱ")),
}

#: Script → its languages, each with words that are common in it and mostly not in others. One that
#: begins with a hyphen only keeps its neighbours from being found in its texts.
WORDS: dict[str, dict[str, frozenset[str]]] = {
    script: {language: frozenset(words.split()) for language, words in languages.items()}
    for script, languages in {
        "Latn": {
            "en": "the and of to is that for with this are was it be have from you which by not",
            "de": "der die und das ist nicht ein eine mit auf für dem von sich auch wird sie es",
            "fr": "les des est une dans pour sur qui avec pas vous nous cette sont du au et",
            "es": "el los las y es una por con para del como más está este pero en lo al",
            "pt": "os uma não com em do da dos mais são ao pelo você um seu também é isso",
            "it": "il di che è per non sono gli della nel con più anche una questo ed dei alla le",
            "ca": "els les amb i és per una del dels aquesta són més però al seva pel en",
            "-gl": "os unha non con do da dos máis pola polo un ao seu tamén é foi nosa iso",
            "nl": "het een van en is dat niet met voor zijn op ook maar wordt aan deze wij ze",
            "-af": "die het van en is nie wat vir met om dit aan ek hierdie ons sy deur word",
            "sv": "och att det som är på för inte med av till om ett från också men sig",
            "da": "og at det er på for ikke med af til et efter mere blev nogle hvad også som",
            "no": "og at det er på for ikke med av til et etter mer ble noen hva også som",
            "fi": "ja on ei että se oli ovat kuin myös mutta joka tai kun ole hän sen tämä ne",
            "et": "ja on ei et see oli ka kui aga mis või ning nii selle ta oma siis kes",
            "hu": "az és hogy nem egy van meg ez csak már volt vagy mint még kell azt lehet ki",
            "pl": "w nie na się z do to jest że jak są dla przez oraz po tym ale i",
            "cs": "se v na je že to s z do pro ale jako jsou které by také jen při",
            "sk": "sa v na je že to s z do pre ale ako sú ktoré by tiež len pri nie",
            "sl": "in je se na za da so ki ne tudi pri kot iz smo lahko bo to po",
            "-hr": "i je se na u da su za od koji ne kao što iz će to bi samo",
            "ro": "și în cu nu este pentru din care sunt mai că fost sau prin lui după această",
            "tr": "ve bir bu için ile çok daha olarak olan gibi ne kadar var sonra değil artık",
            "id": "yang dan di untuk dengan dari ini pada dalam tidak adalah bisa karena itu akan",
            "-ms": "yang dan di untuk dengan daripada ini pada dalam tidak adalah boleh kerana itu",
            "vi": "và của là có cho không được một các những trong với người này đã để khi",
        },
        "Deva": {
            "hi": "है में के की और का से को यह हैं पर लिए था ने नहीं भी",
            "mr": "आहे आणि या हे मध्ये आहेत ते होते नाही तर व केला केली साठी आम्ही",
            "ne": "छ को र छन् गर्न यो पनि छैन हो लागि गरेको भएको हामी तथा",
        },
        "Ethi": {
            "am": "ነው እና ላይ ውስጥ ነበር ወደ ግን እንደ ሁሉም አዲስ",
            "ti": "እዩ ኣብ ናይ እቲ ከም ነቲ ካብ ግን እዚ ሓድሽ",
        },
    }.items()
}
