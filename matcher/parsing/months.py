"""Words for months, seasons and "present" in the languages that résumés are written in."""

from __future__ import annotations

import unicodedata
from typing import Final


def _plain(word: str) -> str:
    """Return ``word`` without diacritics."""
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


_MONTH_WORDS: Final[tuple[str, ...]] = (
    "january jan januar jänner jaenner janvier janv enero ene gennaio gen janeiro januari styczeń stycznia sty ianuarie ian leden ledna január ocak tammikuu январь января січень січня ιανουάριος ιανουαρίου",
    "february feb febr februar feber février févr fév febrero febbraio fevereiro fev februari luty lutego lut februarie únor února február şubat helmikuu февраль февраля лютий лютого φεβρουάριος φεβρουαρίου",
    "march mar märz maerz mrz mär mars marzo março maart mrt marzec marca marts martie březen března marec marca március mart maaliskuu март марта березень березня μάρτιος μαρτίου",
    "april apr avril avr abril abr aprile kwiecień kwietnia kwi aprilie duben dubna apríl április nisan huhtikuu апрель апреля квітень квітня απρίλιος απριλίου",
    "may mai mayo maggio mag maio mei maj maja květen května máj május mayıs toukokuu май мая травень травня μάιος μαΐου",
    "june jun juni juin junio giugno giu junho czerwiec czerwca cze iunie iun červen června jún június haziran kesäkuu июнь июня червень червня ιούνιος ιουνίου",
    "july jul juli juillet juil julio luglio lug julho lipiec lipca lip iulie iul červenec července júl július temmuz heinäkuu июль июля липень липня ιούλιος ιουλίου",
    "august aug août agosto ago augustus augusti sierpień sierpnia sie srpen srpna augusztus ağustos elokuu август августа серпень серпня αύγουστος αυγούστου",
    "september sept sep septembre septiembre setiembre settembre setembro set wrzesień września wrz septembrie září szeptember eylül syyskuu сентябрь сентября вересень вересня σεπτέμβριος σεπτεμβρίου",
    "october oct oktober okt octobre octubre ottobre ott outubro out październik października paź octombrie říjen října október ekim lokakuu октябрь октября жовтень жовтня οκτώβριος οκτωβρίου",
    "november nov novembre noviembre novembro listopad listopada lis noiembrie listopadu kasım marraskuu ноябрь ноября листопад листопада νοέμβριος νοεμβρίου",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des grudzień grudnia gru decembrie prosinec prosince aralık joulukuu декабрь декабря грудень грудня δεκέμβριος δεκεμβρίου",
)

#: Lower-case month word, with and without diacritics, to 1-12.
MONTHS: Final[dict[str, int]] = {
    form: number
    for number, words in enumerate(_MONTH_WORDS, start=1)
    for word in words.split()
    for form in (word, _plain(word))
}

_SEASON_WORDS: Final[tuple[tuple[int, str], ...]] = (
    (3, "spring frühjahr frühling printemps primavera voorjaar lente wiosna vår forår"),
    (6, "summer sommer été verano estate verão zomer lato sommar"),
    (9, "autumn fall herbst automne otoño autunno outono herfst najaar jesień höst efterår høst"),
    (12, "winter hiver invierno inverno zima vinter"),
)

#: Lower-case season word to the first of its three months.
SEASONS: Final[dict[str, int]] = {
    form: month for month, words in _SEASON_WORDS for word in words.split() for form in (word, _plain(word))
}

#: What stands at the end of a range that has not ended.
PRESENT_WORDS: Final[tuple[str, ...]] = (
    "present day", "present time", "current time", "current date", "present date", "present", "presently", "now", "today", "current", "currently", "ongoing", "on-going", "on going", "date",
    "this day", "to-date", "heute", "jetzt", "laufend", "dato", "aujourd'hui", "aujourd’hui", "aujourdhui", "présent", "ce jour", "actuel",
    "actuellement", "maintenant", "actualidad", "la actualidad", "actualmente", "actual", "presente", "il presente", "hoy", "la fecha", "oggi",
    "attuale", "attualmente", "in corso", "obecnie", "dziś", "dzisiaj", "teraz", "nadal", "heden", "nu", "nuvarande", "pågående", "nå",
    "nåværende", "d.d.", "atual", "atualmente", "hoje", "o momento", "el momento", "nutid", "curr", "pres", "prezent", "în prezent", "in prezent", "současnost", "dosud", "súčasnosť", "jelenleg", "jelen", "napjainkig", "günümüz", "halen", "devam ediyor", "nykyinen",
    "nykyhetki", "настоящее время", "по настоящее время", "по наст. время", "наст. время", "н.в.", "по н.в.", "сейчас", "теперішній час", "по теперішній час", "дотепер", "σήμερα",
)  # fmt: skip
