"""Degrees and fields of study named in a text, in English and the larger European languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from matcher.types import DEGREE_LEVELS, DegreeLevel

_HONOURS: Final = r"(?:\s?\(?(?:hons?\.?|honours|honors)\)?)?"

# (level, canonical name, pattern). Patterns under ``(?i:…)`` ignore case; abbreviations do not.
_PATTERNS: Final[tuple[tuple[DegreeLevel, str, str], ...]] = (
    # --- doctorate
    ("doctorate", "phd", r"Ph\.\s?D\b\.?|P\.h\.D\b\.?|\b(?:PhD|PHD|Phd|phd|ph\.d\.?)\b(?:['’]?s\b)?"),
    (
        "doctorate",
        "doctorate",
        r"(?i:\bdoctorates?\b|\bdoctoral(?:[ -]level)?(?=\s+(?:degree|study|studies|qualification|level|training))|\bdoctoral\b(?=\s+or\b)|\bdoctor['’]?s\s+degree|\bdoctor\s+of\s+(?:philosophy|education|nursing practice|science|engineering|psychology|business administration|physical therapy|medicine|pharmacy|public health|dental surgery|veterinary medicine)\b)",
    ),
    (
        "doctorate",
        "doctorate",
        r"(?i:\bdoktorgrad\b|\babgeschlossene\s+promotion\b|\bpromoviert\w*|\bdoktorat\b|\bdoctorado\b|\bdoctorat\b|\bdottorato\b|\bdoutorado\b|\bdoktorand\w*)",
    ),
    (
        "doctorate",
        "dphil",
        r"\bD\.?Phil\b\.?|\bEd\.?D\b\.?|\bD\.?N\.?P\b\.?|\bPsy\.?D\b\.?|\bPharm\.?\s?D\b\.?|\bD\.?B\.?A\b(?=\s+(?:degree|from|in)\b)|\bDr\.-Ing\.|\bDr\.\s?(?:rer\.\s?(?:nat|pol|oec|soc)|iur|jur|phil|oec)\.",
    ),
    (
        "doctorate",
        "jd",
        r"\bJ\.\s?D\.|(?<![Tt]he )(?<![Tt]his )\bJD\b|(?i:\bjuris\s+doctor(?:ate)?\b)",
    ),
    (
        "doctorate",
        "md",
        r"\bM\.\s?D\.(?!\w)|\bMD\b(?=\s*(?:/|or\b|degree|with\b|in\b|and\b|required|preferred|\(|-PhD|,\s*(?:PhD|DO)))|(?<=PhD/)MD\b|\bD\.\s?O\.(?!\w)|(?<=MD/)DO\b|(?<=MD or )DO\b|(?i:\bmedical\s+degree\b|\bdoctor\s+of\s+osteopath\w*)|\bM\.?B\.?B\.?S\b\.?|\bMBBCh\b|\bMBChB\b|\bDDS\b|\bDMD\b|\bDVM\b",
    ),
    # --- master
    ("master", "mba", r"\bM\.?B\.?A\b\.?(?:['’]?s\b)?|(?i:\bmaster\s+of\s+business\s+administration\b)"),
    (
        "master",
        "master's degree",
        r"(?i:\bmaster(?:['’´`]?s?['’]?| s)(?:[ -]level)?\s+degrees?\b|\bmaster['’´`]s\b(?!\s+(?:programme|students?|thes[ei]s|courses?)\b)|\bmasters\b['’]?(?=\s*(?:in\b|or\b|and\b|/|,|\)|preferred|required|level|is\b|would|plus\b|with\b|\+|from\b|of\b|$))|\bmasters?\s+of\s+(?:science|arts|engineering|technology|education|public\s+\w+|laws?|fine\s+arts|social\s+work|nursing|philosophy|research|architecture|computer\s+\w+|information\s+\w+|library\s+science|health\s+\w+|social\s+science|design|music|commerce|accountancy|finance|economics|data\s+science|divinity|theology|mathematics|physics|chemistry|biology|statistics|psychology|history|business|management|accounting|medicine|marketing|applied\s+\w+|urban\s+\w+|international\s+\w+|political\s+\w+|human\s+\w+|environmental\s+\w+|computing|informatics|linguistics)\b|(?<!scrum )(?<!head )(?<!web )(?<!post )\bmaster\b(?=\s*(?:\((?:at|or|with|minimum|in|pref|\d)|degree|/|or\s+(?:ph|doct|higher)|degree|in\s+(?!charge)[A-Z]|oder\b|ou\b|en\s+[a-z]|\(m|niveau))|\bmasterabschluss\b|\bmasterstudium\b|\bmaster-abschluss\b|\bmasterstudiengang\b|\bm[aá]ster\s+(?:en|universitario)\b|\bmestrado\b|\blaurea\s+magistrale\b|\bma[iî]trise\b(?=\s+(?:en|universitaire|(?:de|ès)\s+(?:droit|lettres|sciences?|gestion|philosophie|psychologie|histoire|chimie|physique)))|\bmagister\b|\bbac\s?\+\s?5\b)",
    ),
    (
        "master",
        "master's degree",
        r"\b[Mm]asters?\s+of\s+(?!Ceremonies\b|None\b|the\b)(?:[A-Z][\w&-]+(?:\s+(?:and|of|&)(?=\s+[A-Z]))?\s?){1,5}(?<!\s)(?=\s*(?:[,.;:(|\n–—-]|$|\d))|\bMaster\s?[12]\b(?=\s+(?:(?:in|en)\s+)?[A-Za-zÀ-ÿ]{4})|\bMag\.(?=\s?(?:rer|phil|iur|art|theol)\b)",
    ),
    (
        "master",
        "graduate degree",
        r"(?i:\b(?:post-?graduate|advanced|graduate|(?<!or )higher)\s+(?:university\s+)?(?:academic\s+)?degrees?\b|\bpost-?graduate\s+(?:diploma|qualification|award)\b|\bgraduate-level\s+degree\b)",
    ),
    (
        "master",
        "diplom",
        r"(?i:\bdiplom[- ]?ingenieur(?:in)?\b|\bdipl\.?-?\s?(?:ing|inf|kfm|psych|phys|math|biol|chem|wirt)\w*\.?|\bdipl[oô]me\s+d['’]\s?ing[ée]nieur\b|\b[ée]cole\s+d['’]\s?ing[ée]nieurs?\b|\bstaatsexamen\b|\buniversit[äa]tsdiplom\b)|\bDiplom\b(?=\s+(?:in|der|als)\b)|(?i:\bdiplomstudium\b|\bdiplomabschluss\b)",
    ),
    (
        "master",
        "msc",
        r"\bM\.\s?Sc\b\.?|\bM\.?Sc\b(?:\.(?!\w))?|\bMSc\b|\bM\.\s?S\.(?!\w)|\bM\.\s?A\.(?!\w)|\bM\.[SA](?=\s?:\s|\s+in\s)|\bM\.?\s?Eng\b\.?|\bM\.?\s?Tech\b\.?|\bM\.\s?E\.(?!\w)|\bM\.?Ed\b\.?|\bM\.?Phil\b\.?|\bM\.?F\.?A\b\.?|\bM\.?P\.?H\b\.?|\bM\.?P\.?A\b\.?(?=\s*(?:degree|in\b|or\b|/|,|\)|from\b))|\bMPP\b|\bM\.?S\.?W\b\.?|\bM\.?S\.?N\b\.?|\bLL\.M\b\.?|\bLLM\b(?=\s+(?:degree|in\s+(?:\w+\s){0,2}[Ll]aw|from\s))|\bMCA\b(?=\s*(?:/|or\b|,|degree))|\bMRes\b|\bMBI\b|\bMLIS\b|\bMSEE\b|\bMSME\b|\bMSCS\b|\bMHA\b(?=\s*(?:/|or\b|,|degree))|\bMMath\b|\bMPhys\b|\bMChem\b|\bMLitt\b|(?<![\w.])m\.\s?(?:a|sc|s|eng|ed|phil)\.(?!\w)",
    ),
    (
        "master",
        "ms",
        r"\bMS\b(?=\s*(?:/\s*(?:Ph|MA|M\.|MEng)|,?\s*(?:or|and)\s+(?:Ph|higher|above|M\.|MA\b|MBA)|['’]?\s*degrees?\b|\s+(?:or\s+\w+\s+)?in\s|\s+(?i:computer|engineering|electrical|mechanical|civil|chemical|industrial|biomedical|nursing|math|physics|statistics|economics|biology|chemistry|finance|accounting|data science)|\+|,\s*(?:PhD|MA\b|MBA)|\s+preferred|\s+required|\s+from\s))|(?<=BS/)MS\b|(?<=BA/)M[AS]\b|(?<=B\.S\./)MS\b|(?<=BS or )MS\b|(?<=BS, )MS\b|(?<=BE/)M[ES]\b|(?<=BSc/)MSc?\b",
    ),
    (
        "master",
        "ma",
        r"\bMA\b(?=\s*(?:/\s*(?:MS|Ph|M)|\s+or\s+(?:MS|PhD|higher)|\s+degrees?\b|\s+in\s|\s+\(hons|\s*\(Hons))|(?<=BA/)MA\b|(?<=BA or )MA\b|(?<=MS/)MA\b",
    ),
    # --- bachelor
    (
        "bachelor",
        "bachelor's degree",
        rf"(?i:\bbachelor(?:['’´`]?s?['’]?| s)(?:[ -]level)?(?:\s*\([a-z./ ]{{1,15}}\))?\s+degrees?\b|\bbachelors?\s+of\s+(?:science|arts|engineering|technology|education|commerce|laws?|fine\s+arts|social\s+work|business\s+administration|business|applied\s+\w+|architecture|nursing|computer\s+\w+|information\s+\w+|music|design|pharmacy|health\s+\w+|arts\s+or\s+science|arts/science|science/arts|accounting){_HONOURS}|\bbachelor['’´`]?s?\b(?!\s+(?:party|pad))|\bbacc?h?alaureate(?!\s+office)(?:\s+degree)?\b|\bbachelorabschluss\b|\bbachelorstudium\b|\bundergraduate\s+(?:university\s+)?degrees?\b|\bgraduat(?:e|ion)\s+(?:of|from)\s+(?:an?\s+)?(?:\w+\s+)?(?:four[- ]year\s+|4[- ]year\s+)?(?:college|university)\b(?!\s+(?:with|of\s+nursing))|\b(?:four|4)\s+years\s+of\s+college\b)",
    ),
    ("bachelor", "bsn", r"\bB\.?S\.?N\b\.?"),
    # A first degree in most countries; a J.D. is the higher one.
    ("bachelor", "law degree", r"(?i:\blaw\s+degree\b)"),
    (
        "bachelor",
        "bachelor of science",
        rf"\bB\.\s?Sc\b\.?{_HONOURS}|\bBSc\b{_HONOURS}|\bBsc\b|\bB\.\s?S\.(?!\w)|\bB\.[SA](?=\s?:\s|\s+in\s)|\bB\.\s?A\.(?!\w){_HONOURS}|\bB\.?\s?Eng\b\.?{_HONOURS}|\bB\.?\s?Tech\b\.?|\bB\.\s?E\.(?!\w)|\bB\.?Com\b\.?|\bB\.?B\.?A\b\.?|\bB\.?F\.?A\b\.?|\bB\.?Ed\b\.?|\bL\.?L\.?B\b\.?|\bBCA\b|\bBSEE\b|\bBSME\b|\bBSCS\b|\bBSW\b|\bBMus\b|\bB\.?Arch\b\.?|\bBCL\b(?=\s*(?:\(|,|in\b|from\b))|\bBN\b(?=\s*\(?[Hh]on)|\bBMR\b(?=\s*\()|\bB\.?Soc\.?Sci?\b|\bB\.?Kin\b|\bB\.?Pharm\b|\bBHSc\b|\bBAppSc\b|\bBVSc\b|\bB\.?Nurs\b|\bAB\b(?=\s+(?:Journalism|English|Communication|Psychology|Economics|Political|History|Sociology|Philosophy)\b)|\b[Ff]il\.?\s?kand\b\.?|\bA\.B\.(?!\w)|(?<![\w.])b\.\s?(?:a|sc|s|eng|ed)\.(?!\w)",
    ),
    (
        "bachelor",
        "bs",
        r"\bBS\b(?=\s*(?:/|&|,?\s*(?:or|and)\s|['’]?\s*degrees?\b|\s+in\s|\+|,\s*(?:MS|BA|M\.|or)|\s+preferred|\s+required|\s+from\s|\s+(?i:computer|engineering|electrical|mechanical|civil|chemical|industrial|biomedical|nursing|math|physics|statistics|economics|biology|chemistry|finance|accounting|data science)|\s*\())|(?<=BA/)BS\b|(?<=BA or )BS\b|(?<=MS/)BS\b",
    ),
    (
        "bachelor",
        "ba",
        rf"\bBA\b(?=\s*(?:/|&|\s+(?:or|and)\s+(?:B\.?S|MA|M\.|higher|equivalent|above)|['’]?\s*degrees?\b|\s+in\s|,\s*(?:BS|MA|or)|\s+preferred|\s+required|\s+from\s|\s*\(H|\s*\(h|\s+Hons)){_HONOURS}|(?<=BS/)BA\b|(?<=BS or )BA\b|(?<=MA/)BA\b",
    ),
    ("bachelor", "be", r"\bBE\b(?=\s*(?:/\s*B|\s+in\s+[A-Z]|\s+degree|\s+or\s+B))|(?<=Tech/)BE\b"),
    (
        "bachelor",
        "university degree",
        r"(?i:\b(?:four|4)[- ]year\s+(?:(?:college|university|undergraduate|technical|engineering|bachelor['’]?s?)\s+)?(?:degree|program)s?\b|\b(?:university|college|honou?rs|first|tertiary|professional|academic|third[- ]level|collegiate|post-?secondary|higher\s+education)\s+(?:or\s+(?:university|college)\s+)?(?:level\s+)?degrees?\b|\bhigher\s+education\s+(?:diploma|qualification)\b|\b(?:college|university)\s+graduate\b|\bgraduate\s+calib(?:re|er)\b|\beducated\s+to\s+degree\s+level\b|\bdegree[- ](?:level|educated|qualified)(?:\s+(?:education|qualification))?\b|\btertiary\s+(?:education|qualifications?)\b|\bundergraduate\s+(?:education|qualification)\b)",
    ),
    (
        "bachelor",
        "studium",
        r"(?i:\b(?:abgeschlossene[sn]?|erfolgreich\s+abgeschlossene[sn]?)\s+(?:[\w-]+\s+){0,2}(?:hochschul|universit[äa]ts|fachhochschul|wirtschafts|informatik|ingenieur|bachelor)?-?studium\b|\bhochschulabschluss\b|\bhochschulstudium\b|\bfachhochschul(?:studium|abschluss)\b|\bstudienabschluss\b|\bakademische[rn]?\s+(?:abschluss|grad|ausbildung)\b|\bstudium\b(?=\s+(?:der|im|in|des|mit)\b))",
    ),
    (
        "bachelor",
        "licence",
        r"(?i:\blicenciatura\b|\blicenciad[oa]s?\b|\bgrado\s+(?:universitario|en\s)|\bgrau\s+(?:em|en)\s|\bt[íi]tulo\s+universitario\b|\bestudios\s+universitarios\b|\blaurea(?:ti|to|ta)?\b|\blicencjat\b|\bbac\s?\+\s?[34]\b|\bbaccalaur[ée]at\s+(?:universitaire|en\s)|\bdipl[oô]me\s+universitaire\b|\bformation\s+(?:universitaire|sup[ée]rieure)\b|\bingeniero\b(?=\s+(?:en|de|inform|indus|civil))|\bingenier[íi]a\s+(?=en|de|inform|indus)|\bhbo(?:-|\s)(?:niveau|opleiding|diploma|werk)|\bwo(?:-|\s)(?:niveau|opleiding|diploma))|\bLicence\b(?=\s+(?:en|professionnelle|pro|de\s+(?:droit|lettres)|d['’]|in\s+(?:[A-Z])|\())",
    ),
    # --- associate
    (
        "associate",
        "associate degree",
        r"(?i:\b(?:two|2)\s+years\s+of\s+college\b|\bassociate(?:['’´`]?s?['’]?| s)(?:[ -]level)?(?:\s*\([a-z./ ]{1,15}\))?\s+degrees?\b|\bassociate['’]s\b(?!\s+(?:role|duties))|\bassociates?\s+(?:of|in)\s+(?:science|arts|applied\s+\w+|nursing)\b|\bassociates?\b(?=\s+or\s+(?:bachelor|higher))|\b(?:two|2)[- ]year\s+(?:(?:college|technical|university|associate['’]?s?|trade\s+school)\s+)?(?:degree|diploma|program)s?\b|\b(?:technical|college|community\s+college|junior\s+college|vocational|trade\s+school|university|polytechnic)\s+(?:or\s+\w+\s+)?diplomas?\b|\bfoundation\s+degree\b|\bhigher\s+(?:national\s+)?(?:certificate|diploma)\b(?!\s+of)|\bcollege\s+studies\b|\b[ée]tudes\s+coll[ée]giales\b|\bbac\s?\+\s?2\b)",
    ),
    (
        "associate",
        "aas",
        r"\bA\.\s?A\.\s?S\.|\bA\.\s?[AS]\.(?!\w)|\bAAS\b|\bA[AS]\b(?=\s*(?:/\s*(?:AS|AA|BS|BA|Associate)|\s+degrees?\b|\s+or\s+(?:BS|BA|AS|AA|B\.|higher)|\s+in\s+[A-Z]))|(?<=AA/)AS\b|\bA\.?D\.?N\b\.?|\bHND\b|\bHNC\b|\bBTS\b(?=\s|/|,)|\bDUT\b|\bDEC\b(?=\s+(?:en|in|ou)\b)",
    ),
    # --- high school
    (
        "high_school",
        "high school diploma",
        r"(?i:\b(?:four-year\s+)?high[- ]?school(?:\s*/\s*ged|\s+(?:diploma|graduate|graduation|education|degree|level|certificate|equivalency|equivalent|or\s+equivalent|or\s+ged|completion|qualification))?\b(?!\s+(?:students?|teachers?|teaching|math|english|science|sports|football|grades|classes|curriculum|seniors?|counsel|engagement|outreach|visits?|clubs?|communit|partner|recruit|athlet|coach))|\bsecondary\s+(?:school|education)(?:\s+(?:diploma|certificate|graduation|education|level))?\b(?!\s+(?:teachers?|students?|teaching))|\bgraduated\s+high\s+school\b|\bgrade\s+(?:12|twelve)\b|\b12th\s+grade\b|\bupper[- ]secondary\b(?!\s+(?:teach|school\s+teach))|\bsenior\s+(?:secondary\s+)?certificate\b(?!\s+of)|\bsenior\s+high\b(?=\s*(?:,|\(|class|graduat|diploma|$|school\s+(?:diploma|graduat)))|\bmittlere\s+reife\b|\bbachillerato\b|\bdipl[oô]me\s+d['’]\s?[ée]tudes\s+secondaires\b|\bleaving\s+certificate\b)|\bH\.?S\.?\s+(?i:diploma|degree|graduate)|\bHSD\b|\bG\.?E\.?D\b\.?|\bHiSET\b|\b[Aa]-[Ll]evels?\b(?!\s+(?:classes|groups|students|pupils|teaching|specifications?|lessons))|\bA [Ll]evels\b|\bGCSEs?\b(?!\s+(?:classes|groups|students|pupils|teaching|specifications?|lessons))|\bMatric\b(?=\s*(?:,|\(|\d{4}|certificate|exemption|or\b))|\bAbitur\b|\bFachabitur\b|\bMatura\b|\bbaccalauréat\b(?!\s+(?:universitaire|en\s))|\bDES\b(?=\s+ou\b)",
    ),
    # --- plain
    ("associate", "diploma", r"(?i:\bdipl[oô]m(?:as?|es?)\b(?!\s*(?:mill|of\s+competence|frame)))"),
    (
        "bachelor",
        "degree",
        r"(?i:\bdegrees?\b(?!\s*(?:of\b(?!\s+(?:bachelor|science|arts))|celsius|fahrenheit|angle|[cf]\b|feedback|view|[- ]?(?:granting|awarding|conferring)\b))(?<!some\sdegree)(?<!high\sdegree)(?<!the\sdegree)(?<!360\sdegree)(?<!360-degree)(?<!\ddegree)(?<!\d\sdegree)(?<!\d\sdegrees)(?<!to\sa\sdegree)(?<!certain\sdegree)(?<!varying\sdegrees))",
    ),
)
_DEGREE: Final = re.compile("|".join(f"(?P<d{i}>{p})" for i, (_, _, p) in enumerate(_PATTERNS)))
# One of these must occur before the long pattern is tried.
_QUICK: Final = re.compile(
    r"(?i:bachel|baccal|bac\s?\+|master|magist|m[aá]ster|ma[iî]tri|degree|diplom|doct|dokt|dott|dout|mestra|promo[tv]|school|second|studium|studi|abschluss|grad|licen|laur|ing[ée]n|associat|universit|college|tertiary|higher|leaving|abitur|matura|a[- ]level|reife|[ée]tudes|formation|hbo|wo[- ]|staatsexamen|senior|fil\.?\s?kand|matric\b|t[íi]tulo|dipl\.)|"
    r"\b(?:[BMA]\.?\s?(?:[ASEFTPCBLHMKNV]|Sc|Soc|Eng|Tech|Com|Ed|Arch|Phil|us|ath|hys|hem|Res)|P\.?[hH]|phd|JD|J\.|MD|M\.|D\.|DO\b|DDS|DMD|DVM|LL|L\.L|H\.?S|HiSET|G\.?E\.?D|GCSE|HN[DC]|DUT|DEC|DBA|DNP|DES|Ed\.?D|Psy|Pharm|Dr\b|Bsc|[mb]\.\s?[a-z]|Mag\.)"
)

_SPACE: Final = re.compile(r"\s+")
_GLUE: Final = re.compile(
    r"(?i)(?:[\s/,|&()+’'-]|\bor\b|\band\b|\boder\b|\bund\b|\bou\b|\bo\b|\bet\b|\bdegrees?\b|\ba\b|\ban\b|\beither\b|\bof\b|\blevel\b){0,12}"
)
_LEAD: Final = re.compile(
    r"(?i)[\s,:)]{0,3}(?:['’]?s\b)?\s{0,2}(?:\((?:[^()\n]{0,40})\)\s{0,2})?(?:(?:or\s+(?:higher|above|better|greater|equivalent|its\s+equivalent|foreign\s+equivalent|beyond|more|advanced)|and\s+above|degrees?|diplomas?|level|required|preferred|strongly|is|/higher|or\s+(?:an?\s+)?(?:[\w-]+\s+){0,3}?(?:qualification|training|apprenticeship|certificate|award)|qualification|certificate|studies|study|studium|completed|concentration|major|majoring|program|from\s+an?\s+accredited\s+(?:college|university|institution|program|school)(?:\s+or\s+university)?)\b[\s,]{0,2}){0,4}(?:\(\s{0,2})?(?P<prep>(?:in\s+(?:the\s+)?(?:field|area|discipline|subject)s?\s+of|in|en|of|im\s+bereich|im|der|des|major(?:ing)?\s+in|with\s+(?:a\s+)?(?:major|concentration|specialization|focus|emphasis)\s+(?:in|on)|with\s+one\s+or\s+(?:both|more)\s+in|such\s+as|preferably\s+in|for\s+(?:example|instance),?\s+in)\b|e\.g\.,?|:|-|–|—)\s{0,2}(?:either\s+|one\s+of\s+(?:the\s+following\s*:?\s*)?|any\s+of\s+)?"
)
_FIELD_STOP: Final = re.compile(
    r"(?i)[.;:\n•·!?|]|\bor\s+(?:a\s+|an\s+)?(?:(?:commensurate|comparable|relevant|related|similar|professional|significant|proven|practical|substantial|combined)\s+)?(?:equivalent|equivalence|experience|work|combination|certif|commensurate|years|\d|a\s+minimum|at\s+least|higher|above|license|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|currently|actively|willing|an?\s+associate|master|bachelor|ph\.?d|doctor|mba|diploma|high\s+school)|\bequivalent\s+(?:\w+\s+)?(?:experience|qualif|degree|work)|\band/or\s+(?:equivalent|experience|\d)|\band\s+(?:a\s+|at\s+least|\d|an?\s+minimum|minimum|(?:one|two|three|four|five|six|seven|eight|nine|ten)\b|have\b|relevant\s+exp|experience|proven|strong|current|completion|must)|\bplus\b|\bwith\b|\brequired\b|\bpreferred\b|\bdesired\b|\bis\s|\bare\s|\bwould\b|\bfrom\s+(?:an?|the)\b|\bfrom\s+accred|\bminimum\b|\b(?:coupled|supplemented|combined|accompanied|followed)\b|\bin\s+lieu\b|\bin\s+addition\b|\bobtained\b|\btogether\b|\bbut\b|\bor\s+(?:be|able|have|hold|can|show|solid|strong|convincing|demonstrable|evidence|completed|willing\w*|equal|the\s+experience|knowledge|(?:the\s+)?life\s+and)\b|\bor\s+(?:an?\s+)?(?:(?:equivalent|comparable|other)\s+)?(?:mix|combination|background|(?:\w+\s+)?(?:apprenticeship|credential|certificat\w+))\b|\bor\s+in\s+lieu\b|\bwhere\b|\bin\s+order\b|\bincluding\s+(?:at|\d)|\bor\s+foreign\b|\bwithin\b|\bby\s+(?:the|date|time)|\bor\s+its\b|\bto\s|\b(?:19|20)\d\d\b|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?,?\s+(?:19|20)\d\d\b|\bthat\b|\bwho\b|\bhelpful\b|\bstrongly\b|\bat\s+(?:the|a|an)\b|\boder\s+(?:eine|vergleich|gleichwert)|\bou\s+(?:[ée]quival|exp)|\bo\s+experiencia|\b\d|\bfinished\b|\bor\s+(?:completion|graduat)"
)
_FIELD_SPLIT: Final = re.compile(
    r"(?i)\s*(?:,|/|\||\bor\b|\bund\b|\boder\b|\bou\b|\band/or\b|&/or|\(|\)|\be\.g\.|\bsuch as\b|\bpreferably\b)\s*"
)
_AND: Final = re.compile(r"(?i)\s+(?:and|&|et|y|e)\s+")
_OPEN_WORDS: Final = re.compile(
    r"(?i)\b(?:related|relevant|similar|other|comparable|equivalent|allied|appropriate|applicable|neighbou?ring|near|technical|quantitative|numerate|stem|analytical|scientific|closely|suitable|any|another|verwandt\w*|vergleichbar\w*|[äa]hnlich\w*|connexe|[ée]quivalent\w*|similar\w*|afines?)\b"
)
_FIELD_NOUN: Final = re.compile(
    r"(?i)\b(?:fields?|disciplines?|areas?|subjects?|majors?|degrees?|studies|domains?|programs?|speciali[sz]ations?|courses?|similar|related|equivalent|fach|fachrichtung|bereich|studiengang|domaine|[áa]rea|something|those)\b"
)
_EDGE: Final = re.compile(
    r"(?i)^(?:an?|the|either|any|in|of|with|one|both|preferably|ideally|e\.?g\.?,?|i\.e\.,?|including|especially|the\s+fields?\s+of|accredited|der|die|das|des|le|la|les|el)\s+|\s+(?:degree|degrees|field|fields|discipline|disciplines|major|majors|subject|subjects|area|areas|etc|etc\.|preferred|required|program|programs|programme|accredited)$"
)
# "a degree in anything", "in any discipline": every field will do.
_ANY_FIELD: Final = re.compile(
    r"(?i)^\W*(?:in\s+)?(?:anything\b|any\s+(?:\w+\s+)?(?:fields?|disciplines?|subjects?|majors?|areas?|speciali[sz]ation)\b)"
)
# "or an equivalent professional qualification in business", "for example in law": the field stands behind.
_PREAMBLE: Final = re.compile(
    r"^(?:[\w-]+\s+){0,4}?(?:qualifications?|apprenticeship|training|course|certificate|award|knowledge)\s+(?:in|of)\s+|^(?:for\s+(?:example|instance)|say)\s+(?:in\s+)?"
)
# What stands in such lists without being a field of study.
_NO_FIELD: Final = re.compile(
    r"(?i)^(?:fields?|disciplines?|essential|desirable|subjects?|levels?|like|the like|completed|in progress|progress|study|studies|(?:an?)?other)$|\b(?:you|your|experience|years?|career|qualifications?|qualified|standing|registration|portfolio|showreel|university|college|institute|polytechnic|anything|learn(?:ed|t)|job|mix|combination|competence|background|apprenticeship|credential|certificates?|certifications?|enrol\w+|evidence|begun|willingness)\b|^(?:equivalent|comparable)\s+(?:education|training|schooling|studies)|^(?:and|able|have|equal|life|working|thinking|lower|solid|demonstrable|something(?: close)?|fields above)$"
)
_HEADS: Final = (
    "engineering",
    "science",
    "sciences",
    "administration",
    "management",
    "studies",
    "technology",
    "therapy",
    "design",
    "education",
    "nursing",
)
_ADJECTIVES: Final = frozenset(
    [
        "mechanical",
        "electrical",
        "civil",
        "chemical",
        "industrial",
        "biomedical",
        "software",
        "computer",
        "aerospace",
        "aeronautical",
        "environmental",
        "systems",
        "system",
        "electronic",
        "electronics",
        "structural",
        "materials",
        "nuclear",
        "petroleum",
        "manufacturing",
        "marine",
        "mechatronics",
        "geological",
        "agricultural",
        "optical",
        "production",
        "process",
        "safety",
        "automotive",
        "control",
        "data",
        "information",
        "computational",
        "actuarial",
        "physical",
        "life",
        "natural",
        "political",
        "social",
        "applied",
        "biological",
        "public",
        "business",
        "health",
        "hospital",
        "healthcare",
        "instructional",
        "educational",
        "graphic",
        "web",
        "interaction",
        "occupational",
        "physical",
        "speech",
        "special",
        "elementary",
        "early-childhood",
    ]
)
_RELATED_FAMILY: Final = (
    ("technical", "technical"), ("quantitative", "quantitative"), ("numerate", "quantitative"), ("analytical", "quantitative"), ("stem", "stem"), ("scientific", "science"),
    ("science", "science"), ("engineering", "engineering"), ("business", "business"), ("health", "health"), ("computer", "computing"), ("mathematical", "quantitative"),
)  # fmt: skip


_OF_LAW: Final = frozenset({"jd", "law degree"})
_MOST: Final = 150  # no honest text names more; bounds the time on hostile ones


@dataclass(frozen=True, slots=True, kw_only=True)
class DegreeMention:
    """A degree named in a text.

    Attributes
    ----------
    level : str
        One of `matcher.types.DEGREE_LEVELS`.
    name : str
        The words of the text, lower case.
    fields : tuple of str
        Fields of study, lower case, alternatives of each other.
    related : tuple of str
        How open the fields are: ``"related"`` for "or a related field", or families such as
        ``"technical"`` and ``"quantitative"`` for "or another technical field".
    start, end : int
        Half-open span of the degree's name, without its fields.
    fields_end : int
        Where the list of fields ends; equals ``end`` without fields.
    is_generic : bool
        True where the text says no more than "degree" or "diploma".
    """

    level: DegreeLevel
    name: str
    fields: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    start: int
    end: int
    fields_end: int
    is_generic: bool = False


@lru_cache(maxsize=2048)
def find_degrees(text: str) -> tuple[DegreeMention, ...]:
    """Find degrees, with level and fields of study, in the order of the text.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of DegreeMention

    Examples
    --------
    >>> [(d.level, d.fields) for d in find_degrees("BA/BS in Physics or other technical field, or an MBA")]
    [('bachelor', ('physics',)), ('bachelor', ('physics',)), ('master', ('business',))]
    >>> find_degrees("Scrum master, strong in MS Office and master data")
    ()
    """
    if not _QUICK.search(text):
        return ()
    raw: list[tuple[DegreeLevel, str, int, int]] = []
    for match in _DEGREE.finditer(text):
        if len(raw) >= _MOST:
            break
        level, name, _ = _PATTERNS[int((match.lastgroup or "d0")[1:])]
        raw.append((level, name, match.start(), match.end()))
    merged: list[tuple[DegreeLevel, str, int, int]] = []
    for item in raw:
        if (
            merged
            and item[1] in {"degree", "diploma"}
            and not _GLUE_BREAK.search(text[merged[-1][3] : item[2]])
        ):
            # "Bachelor's (BA) degree", "BS degree": the word belongs to the degree before it.
            continue
        merged.append(item)
    found: list[DegreeMention] = []
    for position, (level, name, start, end) in enumerate(merged):
        limit = merged[position + 1][2] if position + 1 < len(merged) else len(text)
        fields, related, fields_end = _fields_after(text, end, limit)
        if not fields and not related:
            fields = _field_before(text, start, name)
        surface = _SPACE.sub(" ", text[start:end]).lower()
        joined = bool(fields) and fields[0].startswith("and ")
        if (not fields or joined) and (
            inner := re.search(
                r" of (?!science|arts|engineering$|technology$|philosophy)(\w[\w &-]+)$", surface
            )
        ):
            # "Master of mathematics and computer science"
            fields = (inner.group(1), *(field.removeprefix("and ") for field in fields))
        if not fields and not related and (subject := "law" if name in _OF_LAW else named_subject(surface)):
            fields = (subject,)
        found.append(
            DegreeMention(
                level=level,
                name=surface,
                fields=fields,
                related=related,
                start=start,
                end=end,
                fields_end=fields_end,
                is_generic=name in {"degree", "diploma"},
            )
        )
    # "BA/BS in Physics": the fields after the last belong to all of the cluster.
    for i in range(len(found) - 2, -1, -1):
        here, after = found[i], found[i + 1]
        if here.fields or here.related or not (after.fields or after.related):
            continue
        if _GLUE.fullmatch(text[here.end : after.start]) and after.name.strip(".") not in {"mba", "jd"}:
            found[i] = DegreeMention(
                level=here.level, name=here.name, fields=after.fields, related=after.related, start=here.start,
                end=here.end, fields_end=here.fields_end, is_generic=here.is_generic,
            )  # fmt: skip
    return tuple(found)


# Degrees whose very name tells the subject.
_SUBJECTS: Final = {
    "mba": "business",
    "bba": "business administration",
    "bcom": "commerce",
    "jd": "law",
    "lawdegree": "law",
    "llb": "law",
    "llm": "law",
    "bcl": "law",
    "bn": "nursing",
    "bnurs": "nursing",
    "bkin": "kinesiology",
    "bpharm": "pharmacy",
    "bsocsc": "social sciences",
    "bsocsci": "social sciences",
    "bsn": "nursing",
    "msn": "nursing",
    "dnp": "nursing",
    "adn": "nursing",
    "bsw": "social work",
    "msw": "social work",
    "mph": "public health",
    "mpa": "public administration",
    "mpp": "public policy",
    "mlis": "library science",
    "med": "education",
    "bed": "education",
    "edd": "education",
    "bfa": "fine arts",
    "mfa": "fine arts",
    "barch": "architecture",
    "mmath": "mathematics",
    "bmath": "mathematics",
    "mphys": "physics",
    "mchem": "chemistry",
    "mbiol": "biology",
    "mcomp": "computer science",
    "bcomp": "computer science",
    "pharmd": "pharmacy",
    "psyd": "psychology",
}
_LETTERS_ONLY: Final = re.compile(r"[^a-z]")


def named_subject(name: str) -> str | None:
    """Return the subject that the name of a degree tells by itself, or None.

    Parameters
    ----------
    name : str

    Returns
    -------
    str or None

    Examples
    --------
    >>> named_subject("MLIS"), named_subject("B.A.")
    ('library science', None)
    """
    return _SUBJECTS.get(_LETTERS_ONLY.sub("", name.lower()))


_GLUE_BREAK: Final = re.compile(r"(?i)[,;.\n]|\bor\b|\band\b|/|\S{20}|\S+\s+\S+\s+\S+")


def lowest_level(mentions: tuple[DegreeMention, ...]) -> DegreeLevel | None:
    """Return the lowest level among mentions, or None without any.

    Examples
    --------
    >>> lowest_level(find_degrees("Master's or PhD"))
    'master'
    """
    return min((m.level for m in mentions), key=DEGREE_LEVELS.index, default=None)


def _fields_after(text: str, end: int, limit: int) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Read the fields that follow a degree; returns fields, openness and the end of the list."""
    lead = _LEAD.match(text, end, min(len(text), end + 220))
    if lead is None or lead.end() > limit:
        return _fields_beside(text, end, limit)
    if lead.group("prep") in {"-", "–", "—"} and not re.match(
        r"\s", text[lead.end() - 1 : lead.end()] or "x"
    ):
        return (), (), end
    start = lead.end()
    stop = _FIELD_STOP.search(text, start, min(limit, start + 400))
    finish = stop.start() if stop else min(limit, start + 400)
    return split_fields(text[start:finish], start, end)


_BESIDE: Final = re.compile(r"(?i)\s{0,2}(?:\((?:hons?\.?|honou?rs)\))?[\s,(]{1,3}(?:hons?\.?\s|honou?rs\s)?")


def _fields_beside(text: str, end: int, limit: int) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Read "BSc (Hons) Psychology" and "B.S., Computer Science": a known field with no preposition."""
    gap = _BESIDE.match(text, end, min(limit, end + 40))
    if gap is None:
        return (), (), end
    rest = re.compile(r"[^,.;:\n|()–—•]{2,60}").match(text, gap.end(), limit)
    if rest is None:
        return (), (), end
    fields, related, finish = split_fields(re.split(r"\s[-–—]\s|\s{3,}", rest.group())[0], rest.start(), end)
    if (
        fields
        and not related
        and all(_known(f) and not _PLACE.search(f) for f in fields)
        and len(fields) <= 3
    ):
        return fields, (), finish
    return (), (), end


_PLACE: Final = re.compile(
    r"\b(?:university|college|institute|school|experience|required|preferred|from|at|or|years?)\b"
)


def split_fields(
    text: str, offset: int = 0, default_end: int = 0
) -> tuple[tuple[str, ...], tuple[str, ...], int]:
    """Split a list of fields of study into its members.

    Parameters
    ----------
    text : str
        For example ``"mechanical, chemical or industrial engineering, or a related technical field"``.
    offset : int, default=0
        Position of ``text`` in a larger text.
    default_end : int, default=0
        What to return as the end when nothing is found.

    Returns
    -------
    fields : tuple of str
    related : tuple of str
        See `DegreeMention.related`.
    end : int
        Position after the list.

    Examples
    --------
    >>> split_fields("Mechanical or Industrial Engineering or related field")[:2]
    (('mechanical engineering', 'industrial engineering'), ('related',))
    """
    fields: list[str] = []
    related: list[str] = []
    for part in _FIELD_SPLIT.split(text):
        pieces = _AND.split(part) if part else []
        if len(pieces) == 2 and _joins_one_field(pieces[0], pieces[1]):
            pieces = [part]
        for piece in pieces:
            if _ANY_FIELD.search(piece):
                related.append("any")
                continue
            name = _SPACE.sub(" ", piece).strip(" \t\"'“”‘’*_-–—,.").lower()
            name = _PREAMBLE.sub("", name)
            for _ in range(3):
                name = _EDGE.sub("", name).strip()
            if not name or name in {"a", "an", "the", "in", "of", "both", "either", "one"}:
                continue
            if (
                _OPEN_WORDS.search(name)
                and (_FIELD_NOUN.search(piece) or len(name.split()) <= 2)
                and not _known(name)
            ):
                family = next((f for word, f in _RELATED_FAMILY if re.search(rf"\b{word}", name)), "related")
                related.append(family)
            elif (
                len(name) <= 60
                and len(name.split()) <= 6
                and re.search(r"[^\W\d_]{2}", name)
                and not _NO_FIELD.search(name)
            ):
                fields.append(name)
    for i in range(len(fields) - 2, -1, -1):
        head = fields[i + 1].rsplit(" ", 1)[-1]
        if head in _HEADS and fields[i] in _ADJECTIVES and " " in fields[i + 1]:
            fields[i] = f"{fields[i]} {head}"
    end = offset + len(text.rstrip(" ,(-–")) if fields or related else default_end
    return tuple(dict.fromkeys(fields))[:24], tuple(dict.fromkeys(related)), end


def _joins_one_field(left: str, right: str) -> bool:
    """Tell "library and information science" (one field) from "accounting and finance" (two)."""
    last_left, last_right = left.strip().lower().rsplit(" ", 1)[-1], right.strip().lower().rsplit(" ", 1)[-1]
    return (
        last_left in _ADJECTIVES and last_right in _HEADS and left.strip().lower() not in {"computer science"}
    )


_BEFORE: Final = re.compile(r"(?:[^\W\d_][\w&+#'’-]*[ ,/]{1,2}(?:or |and )?){1,8}$")


def _field_before(text: str, start: int, name: str) -> tuple[str, ...]:
    """Read "computer science degree": a known field just before the word."""
    if name not in {"degree", "diploma", "university degree"}:
        return ()
    window = text[max(0, start - 60) : start]
    match = _BEFORE.search(window)
    if match is None:
        return ()
    words = match.group().rstrip()
    parts = [p for p in re.split(r"(?i)\s*(?:,|/|\bor\b|\band\b)\s*", words) if p]
    found: list[str] = []
    for part in reversed(parts):
        tokens = part.lower().split()
        for size in (3, 2, 1):
            candidate = " ".join(tokens[-size:])
            if (
                len(tokens) >= size
                and _known(candidate)
                and candidate not in {"health", "safety", "security", "educational", "training"}
            ):
                found.append(candidate)
                break
        else:
            break
    return tuple(reversed(found))


# One row a family set: the families, then stems of field names that belong to them.
_FAMILY_ROWS: Final = (
    ("computing stem technical quantitative", "computer|comput|informatik|informatique|informática|software|information technology|information system|information science|data science|data engineering|data analytics|machine learning|artificial intelligence|cyber|information security|it security|network|web development|programming|game development|human-computer|hci$|informatic|informaty|bioinformatics|cloud|telematic"),
    ("mathematics stem technical quantitative", "math|statistic|actuari|operations research|applied math|biostatistic|econometric|quantitative|decision science|analytics"),
    ("physics natural_science science stem technical quantitative", "physic|physik|astronom|astrophys|geophys|optics|photonics"),
    ("engineering stem technical quantitative", "engineer|ingenieur|ingénieur|ingenier|engenharia|inżynier|mechatronic|robotic|aerospace|aeronaut|electronic|electrical|mechanical|civil|industrial|manufactur|metallurg|automobile|chemical process|energy|embedded|elektrotechnik|mecatron|maschinenbau|materials|nuclear|structural|automation"),
    ("natural_science science stem technical", "chemistr|chemie|biolog|biochem|biotech|life science|natural science|microbio|genetic|neuroscien|ecolog|environmental|geolog|geograph|geoscience|earth science|marine|oceanograph|botan|zoolog|molecular|toxicolog|pharmacolog|food science|agricult|agronom|agribusiness|forest|natural resource|conservation|horticult|animal science|hydrogeo|hydrolog|soil|meteorolog|atmospher|material science|science$"),
    ("technical", "technical|technology|telecommunic|construction|architecture$|surveying|drafting|electromechanical|hvac|geomatic|geospatial|gis$|metrolog|maritime|transport|automotive|aviation|avionics|welding|plumbing|refrigeration"),
    ("business", "business|gestion|gestão|comercial|zarządzani|administración|administração|betriebswirtschaft|bwl|management|administration|marketing|commerce|entrepreneur|hospitality|hotel|tourism|retail|supply chain|logistic|procurement|purchasing|operations management|human resource|personnel|organi[sz]ational|project management|sales|real estate|mba|industrial relations|labor relations|hr$|operations$|leadership|international trade|agribusiness|property|transport|maritime|quality management"),
    ("business finance quantitative", "accounting|accountancy|comptab|contabil|contabilidad|finance|financ|banking|audit|taxation|tax|insurance|risk management"),
    ("economics social_science business quantitative", "economic|volkswirtschaft|vwl|économie|economía"),
    ("social_science", "psycholog|psicolog|sociolog|anthropolog|political|politic|international relation|international affairs|international studies|international development|foreign affairs|public policy|public affairs|social science|social studies|government|criminolog|criminal justice|security studies|gender|planning$|urban planning|demograph|development studies|european affairs|european studies|geograph|behavio|human services|public administration|communication studies|area studies|human rights|intelligence studies"),
    ("law", "law|legal|jura|rechtswissenschaft|droit|derecho|paralegal|juris"),
    ("law social_science public_safety", "criminal justice|criminolog|law enforcement|forensic|emergency management|emergency planning|resilience$|homeland security|fire science|intelligence$|justice$|court"),
    ("humanities", "histor|heritage|museolog|philosoph|english|literature|language|linguistic|translation|interpreting|classics|theolog|religio|humanities|liberal arts|cultur|area studies|writing|creative writing|philolog|german studies|romance"),
    ("communications", "communication|comunica|journalis|periodismo|jornalismo|radio|television|media|public relation|advertising|broadcast|publishing|film|marketing|digital media|writing"),
    ("arts", "art$|arts$|fine art|design|graphic|music|theat|dance|fashion|animation|photograph|architect|illustration|industrial design|interaction design|ux"),
    ("health", "nurs|medicine|medical|health|pharma|clinical|physiotherap|physical therap|occupational therap|speech|radiograph|radiation|radiologic|dental|dentist|veterinar|nutrition|dietet|midwif|kinesiolog|exercise|sport|recreation|occupational safety|occupational health|public health|epidemiolog|respiratory|rehabilitation|patholog|paramedic|audiolog|optometr|gerontolog|allied health|surg|biomedical"),
    ("social_care health social_science", "social work|counsel|mental health|social care|marriage|family therap|addiction|human services|youth work|child development|community services|childcare|early childhood|kindheitsp"),
    ("education", "education|teach|pedagog|instructional|curriculum|early childhood|kindheitsp|special needs|sen$|tesol|tefl|training|lehramt|learning design|learning technolog"),
    ("information humanities", "library|archiv|museum|museolog|information stud|records management"),
)  # fmt: skip
_FAMILIES: Final = tuple(
    (frozenset(names.split()), re.compile(rf"\b(?:{stems})")) for names, stems in _FAMILY_ROWS
)
_BUSINESS_INFORMATICS: Final = re.compile(
    r"wirtschaftsinformatik|business informatics|management information"
)


@lru_cache(maxsize=2048)
def field_families(name: str) -> frozenset[str]:
    """Return the families that a field of study belongs to.

    Two fields are related when their families overlap; "a technical field" accepts any field with the family
    ``"technical"``, "a quantitative field" any with ``"quantitative"``, "STEM" any with ``"stem"``.

    Parameters
    ----------
    name : str
        For example ``"computer science"``.

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> sorted(field_families("Computer Science"))
    ['computing', 'quantitative', 'stem', 'technical']
    >>> field_families("physics") >= {"technical", "quantitative"}
    True
    """
    key = _SPACE.sub(" ", name.lower()).strip()
    if _BUSINESS_INFORMATICS.search(key):
        return frozenset({"computing", "business", "stem", "technical", "quantitative"})
    found: set[str] = set()
    for families, stems in _FAMILIES:
        if stems.search(key):
            found |= families
    if "engineering" in found and "natural_science" in found and "engineer" in key:
        found -= {"natural_science"}
    if key in {
        "political science",
        "social science",
        "social sciences",
        "library science",
        "computer science",
    }:
        found -= {"natural_science", "science"}
        if key not in {"computer science"}:
            found -= {"stem", "technical"}
    return frozenset(found)


def _known(name: str) -> bool:
    return bool(field_families(name)) and not re.search(
        r"(?i)\b(?:related|similar|other|another|something|relevant)\b", name
    )
