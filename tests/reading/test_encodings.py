"""The table of encodings: fourteen languages, the Unicode encodings and the code pages that each was written in."""

from __future__ import annotations

import pytest

from matcher.reading import read_document

#: Six sentences a language; the first alone is the short text.
TEXTS = {
    "en": (
        "The baker’s café – opened in 1998 – sells “naïve” cakes for £4.",
        "She baked rye bread on the night shift for six years.",
        "Her résumé lists two ovens and one coöperative.",
        "Customers came from the whole district.",
        "The price of flour rose by half in a year.",
        "She also taught three apprentices.",
    ),
    "de": (
        "Bäckerin mit Führerschein, zuständig für Öfen und süße Brötchen.",
        "Sie prüfte täglich die Größe der Laibe.",
        "Während der Nachtschicht führte sie fünf Gehilfen.",
        "Später übernahm sie die Buchführung.",
        "Die Kundschaft schätzte ihre Zuverlässigkeit.",
        "Heute bäckt sie für drei Städte.",
    ),
    "fr": (
        "Boulangère diplômée à Besançon, spécialiste des pâtes levées.",
        "Elle a géré l’équipe de nuit pendant six années.",
        "Les clients appréciaient ses gâteaux de Noël.",
        "Elle prépare aussi la comptabilité de l’été.",
        "Son maître d’apprentissage était très sévère.",
        "Où qu’elle aille, elle pétrit.",
    ),
    "es": (
        "Panadera con título, años de experiencia en España y niños a cargo.",
        "Trabajó de noche en el obrador durante seis años.",
        "También llevó la contabilidad del año pasado.",
        "Enseñó el oficio a tres jóvenes.",
        "Ganó un premio por su pan de maíz.",
        "Él decía que su masa era única.",
    ),
    "it": (
        "Fornaia con qualità riconosciuta, così come la sua puntualità.",
        "Ha lavorato di notte perché il forno apriva presto.",
        "Più di sei anni nella stessa città.",
        "Si è occupata anche della contabilità.",
        "Ha insegnato il mestiere a tre apprendisti.",
        "È nota per il suo pane di segale.",
    ),
    "pt": (
        "Padeira com formação técnica, responsável pela produção de pães.",
        "Trabalhou à noite durante seis anos em São João.",
        "Também não faltou à gestão do armazém.",
        "Ensinou três aprendizes até à conclusão.",
        "Os clientes elogiavam a sua atenção.",
        "Recebeu um prémio pela broa de milho.",
    ),
    "nl": (
        "Bakker met ervaring in cafés, geïnteresseerd in ruwe deegsoorten.",
        "Zij werkte zes jaar in de nachtploeg.",
        "De klanten reageerden enthousiast op haar crème.",
        "Ook deed zij de boekhouding van één filiaal.",
        "Zij leidde drie leerlingen op.",
        "Haar roggebrood is beroemd in de provincie.",
    ),
    "pl": (
        "Piekarka z doświadczeniem, odpowiedzialna za żytni chleb i źródła dostaw.",
        "Pracowała w Łodzi na nocną zmianę przez sześć lat.",
        "Później zajęła się księgowością.",
        "Klienci chwalili jej bułki.",
        "Wyszkoliła trzech uczniów.",
        "Dziś prowadzi własną piekarnię.",
    ),
    "cs": (
        "Pekařka s řidičským průkazem, zodpovědná za žitný chléb a těsto.",
        "Šest let pracovala na noční směně.",
        "Později převzala účetnictví.",
        "Zákazníci chválili její housky.",
        "Vyučila tři učně.",
        "Dnes řídí vlastní pekárnu.",
    ),
    "hu": (
        "Pék szakképesítéssel, felelős a rozskenyér előállításáért és a sütőkért.",
        "Hat évig dolgozott éjszakai műszakban.",
        "Később átvette a könyvelést.",
        "A vevők dicsérték a zsömléit.",
        "Három tanulót tanított be.",
        "Ma saját pékséget vezet Győrben.",
    ),
    "tr": (
        "Ekmek ustası, çavdar ekmeği üretiminden ve fırınlardan sorumluydu.",
        "Altı yıl gece vardiyasında çalıştı.",
        "Daha sonra muhasebeyi üstlendi.",
        "Müşteriler poğaçalarını beğendi.",
        "Üç çırak yetiştirdi.",
        "Bugün İzmir’de kendi işyerini yönetiyor.",
    ),
    "ru": (
        "Пекарь с опытом работы в ночную смену, отвечала за ржаной хлеб.",
        "Шесть лет проработала на одном заводе.",
        "Позже вела бухгалтерию.",
        "Покупатели хвалили её булочки.",
        "Обучила трёх учеников.",
        "Сегодня управляет собственной пекарней.",
    ),
    "el": (
        "Αρτοποιός με εμπειρία στη νυχτερινή βάρδια και στο ψωμί σίκαλης.",
        "Εργάστηκε έξι χρόνια στον ίδιο φούρνο.",
        "Αργότερα ανέλαβε τα λογιστικά.",
        "Οι πελάτες επαινούσαν τα κουλούρια της.",
        "Εκπαίδευσε τρεις μαθητευόμενους.",
        "Σήμερα διευθύνει δικό της αρτοποιείο.",
    ),
    "ja": (
        "夜勤のパン職人として八年間働き、ライ麦パンを担当しました。",
        "同じ工場で六年間勤務しました。",
        "その後、経理も引き受けました。",
        "お客様はパンを褒めてくださいました。",
        "三人の見習いを育てました。",
        "現在は自分の店を経営しています。",
    ),
}
CODE_PAGES = {
    "en": ("cp1252",), "de": ("cp1252", "iso8859-15"), "fr": ("cp1252",), "es": ("cp1252", "latin-1"), "it": ("cp1252", "latin-1"), "pt": ("cp1252", "latin-1"), "nl": ("cp1252",),
    "pl": ("cp1250", "iso8859-2"), "cs": ("cp1250", "iso8859-2"), "hu": ("cp1250",), "tr": ("cp1254",), "ru": ("cp1251", "koi8-r"), "el": ("cp1253",), "ja": ("shift_jis", "euc_jp"),
}  # fmt: skip
UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
LENGTHS = (1, 6)


def _cases(encodings_of: dict[str, tuple[str, ...]]) -> list[tuple[str, str, int]]:
    return [
        (language, encoding, length)
        for language, encodings in encodings_of.items()
        for encoding in encodings
        for length in LENGTHS
    ]


UNICODE_CASES = _cases(dict.fromkeys(TEXTS, UNICODE))
CODE_PAGE_CASES = _cases(CODE_PAGES)


def text_of(language: str, length: int) -> str:
    """Return the short or the long text of a language."""
    return "\n".join(TEXTS[language][:length])


@pytest.mark.parametrize(("language", "encoding", "length"), UNICODE_CASES)
def test_unicode_is_read_exactly(language: str, encoding: str, length: int) -> None:
    """Unicode comes out as it went in; it is called a guess only where the bytes hold neither a mark nor a NUL."""
    text = text_of(language, length)
    data = text.encode(encoding)
    document = read_document(data)
    is_proven = encoding.startswith("utf-8") or b"\x00" in data or encoding == "utf-16"
    assert (document.text, document.status) == (text, "ok" if is_proven else "ok_warn")


@pytest.mark.parametrize("length", LENGTHS)
@pytest.mark.parametrize("language", ["en", "de", "fr", "es"])
def test_western_code_page_is_read_exactly(language: str, length: int) -> None:
    """Windows-1252 in four languages comes out right, short or long, and the guess is reported."""
    text = text_of(language, length)
    document = read_document(text.encode("cp1252"))
    assert (document.text, document.status) == (text, "ok_warn")
    assert document.warnings[0].startswith("encoding_guessed")


def test_nineteen_of_twenty_cases_are_read_exactly() -> None:
    """Of all cases, Unicode and code pages together, at least 95 % come out as they went in, and each guess is reported."""
    wrong = []
    for language, encoding, length in CODE_PAGE_CASES:
        text = text_of(language, length)
        document = read_document(text.encode(encoding))
        assert document.warnings and document.warnings[0].startswith("encoding_guessed")
        if document.text != text:
            wrong.append((language, encoding, length))
    n_cases = len(UNICODE_CASES) + len(CODE_PAGE_CASES)
    assert len(wrong) <= 0.05 * n_cases, wrong
