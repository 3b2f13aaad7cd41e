"""What a heading of a posting announces."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from matcher.parsing.posting.phrases import foreign, is_delight, vote
from matcher.types import Necessity

SectionKind = Literal[
    "intro",
    "requirements",
    "responsibilities",
    "benefits",
    "company",
    "notice",
    "apply",
    "substitution",
    "unknown",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading, classified; ``score`` says how sure that is."""

    text: str
    kind: SectionKind
    necessity: Necessity = "required"
    score: float = 0.0


# Phrases that decide, in any heading. (kind, weight, pattern)
_PREFERRED: Final = re.compile(
    r"\b(?:prefer(?:red|ence|ences|ably)?|desir(?:ed|e?able|e?ables)(?! (?:candidate )?profile)|(?:most|more|highly) (?:competitive|qualified) (?:candidates?|applicants?)|strongest (?:candidates?|applicants?)|(?:candidates?|applicants?) (?:may|might|could|will often|often) also|nice[- ]to[- ]haves?|nice if|(?:lovely|great|good|brilliant|super|fantastic|perfect|ideal|wonderful|better|happy|delighted) if|bonus(?:es)?(?! (?:and|structure|scheme|plan))|a (?:big |huge |real |strong |definite )?plus|pluses|plusses|plus points|^(?:strong |big |huge |major |real |definite )?plus$|(?:good|better|best)[- ]to[- ]haves?|great to have|"
    r"would be \w+ if you|(?:would|will|could|might|can) (?:also )?be (?:\w+ ){0,2}(?:great|nice|lovely|good|helpful|useful|beneficial|welcome|asset|advantage|plus|bonus|considered)|advantage(?:s|ous)?|(?:an? )?assets?(?! (?:management|manager|class))|extra credit|extra points|brownie|"
    r"not (?:strictly )?(?:required|essential|necessary|mandatory|a deal|an? (?:condition|must|requirement|prerequisite|dealbreaker))|welcome(?:d|,? but)\b|also welcome|optional|icing|(?:set|sets) you apart|stand[- ]?outs?|(?:give|gives|giving) you an edge|edge|wish ?list|(?:additional|special|extra|particular|preferential) consideration|make us smile|(?:we'd|would) love(?! to (?:meet|hear|talk|speak|chat|welcome|know))|(?:highly|well|favou?rably) regarded|(?:viewed|looked on|looked upon) favou?rably|ideal(?:ly)? (?:candidates?|applicants?|person|engineer|colleague)(?: (?:will|would))? also|deal-?breakers?|particularly good fit|especially|"
    r"(?:\w+n't|not) hurt|should[- ]haves?|(?:would|will|could)? ?(?:also )?helps?(?: us)? if|also help|you (?:may|might|could) also have|even better|go the extra|helpful|beneficial|useful|favou?red|appreciated|also (?:nice|great|like|value|helpful)|(?:additionally|particularly|equally|especially|always) welcome|^(?:highly |also )?valued$|of (?:added|additional|extra) value|^(?:an? )?added value$|^(?:it )?(?:would|will|could) help (?:you )?to\b|if you also (?:have|had|bring|brought|know|knew|speak|spoke)|be a (?:\w+ )?(?:present|gift|treat|joy)\b|considered in (?:the )?ranking|(?:ranking|rating|scored) factors?|mak(?:e|es|ing) us (?:\w+ )?(?:happy|glad|smile)|impress us|wow us|wünschenswert|von vorteil|idealerweise|vorteilhaft|pluspunkte|nice-to-have|souhait\w*|atouts?|un plus|appréci\w+|deseable\w*|valorable|se valorará|"
    r"valoramos|nice|preferible|gradit\w+|diferencia\w+|added advantage|added bonus|merit if|ideally)\b"
)
# What comes with the job, and is asked of everybody who takes it.
_CONDITIONS: Final = re.compile(
    r"^(?:the |some |other |further |special |additional |usual )*(?:conditions?(?: (?:of|for) (?:employment|appointment|the (?:post|role|job|position)|hire)| apply)?|practicalit(?:y|ies)"
    r"|practical (?:matters|details|points|part|side|things|requirements)|formalities|things to know|good to know)(?: (?:and|&) .{3,30})?$|^before you (?:start|begin|join)$"
)
_PHRASES: Final[tuple[tuple[SectionKind, float, str], ...]] = (
    # requirements
    ("requirements", 3, r"\b(?:qualifications?|requirements?|requisites?|pre-?requisites?|must[- ]haves?|person(?:al|nel)? specification|person spec|candidate (?:profile|requirements|specification)|eligib\w+|selection criteria|essential criteria|success profiles?|essentials?|minimum criteria|key criteria|criteria|competenc\w+|credentials?|licensures?|licen[sc]es?|certifications?|anforderung\w*|voraussetzung\w*|qualifikation\w*|exigences?|requisitos?|requisiti|vereisten|wymagania|profil recherché|compétences|qualifikationen|kompetenzen)\b"),
    ("requirements", 3, r"\bwhat (?:(?:do|does|might|could|should|must|else) ){0,2}(?:you|we|you'll|we'll|we're|we are|you are|we'd|it|you will|are we|the ideal|makes|would)\b(?!.*\byou (?:can |may |should |will |would )?expect\b)(?!.*\b(?:do|doing|offer|get|give|provide|working|build|believe|receive|own|work on|love|achieve|expect from us|enjoy|experience here|learn|can expect)\b)(?=.*\b(?:bring\w*|need\w*|have|look\w*|require\w*|expect\w*|ask\w*|want|seek\w*|takes|hop\w+|know|search\w*|you|are|like to see|should|you a great)\b)"),
    ("requirements", 3, r"\b(?:you(?:'ll|'d| will| would)? (?:bring|have|need|must|should|possess)|you(?:'re| are)|who you are|about you|you may be|you might|you could be|is this you|sound like you|this (?:is|could be|might be) you|this (?:job|role) is for you|are you|you'll be (?:a )?(?:great|good|success|strong)\w*|you(?:'ll| will) (?:thrive|succeed|love it|excel)|you(?:'ve| have)(?: got)?|you fit|you thrive|(?:good|great|right|perfect) (?:fit|match)|you (?:tick|match|meet))\b"),
    ("requirements", 3, r"\b(?:(?:your|ihr|dein|votre|tu|ton|su|il tuo|jouw|twój) (?:\w+ )?(?:profile?|background|skills?|experience|qualifi\w+|expertise|strengths?|toolkit|toolbox|perfil|profilo|profiel|formación|knowledge|attributes|talents?))\b|\bdas bringst du mit\b|\bdas bringen sie mit\b|\bwas (?:du|sie|wir)\b.*\b(?:mitbring\w*|erwarten|brauchen?|suchen|auszeichnet)\b|\bwir erwarten\b|\bdamit (?:überzeug|begeister|punkt)\w*|\bwen wir suchen\b|\bprofil\b|\bperfil\b|\bprofilo\b|\bqu[ée] buscamos\b|\bbuscamos\b|\bnous recherchons\b|\bce que nous (?:recherchons|attendons)\b|\bqui (?:es|êtes)[- ](?:tu|vous)\b|\bcosa cerchiamo\b|\bwie ben jij\b|\bwat (?:wij )?(?:vragen|verwachten)\b"),
    ("requirements", 2.5, r"\b(?:(?:we(?:'re| are)?|who (?:we(?:'re| are)|are we)|we would|who we(?:'d| would)?(?: like)?) .{0,20}(?:look\w* for|seek\w*|want(?! you\b(?!.*\b(?:if|who|to have|with)\b))|hop\w+ (?:for|to)|like to meet|need)|looking for|in search of|ideal(?:ly)? (?:candidates?|person|applicants?|profile)|what (?:does )?it takes?|(?:the|required|desired|sought) profile|profile (?:sought|required|we)|successful (?:candidates?|applicants?)|the (?:candidate|applicant|person|right person)|who should apply|who (?:you )?(?:might|would|will) be|who we hire|(?:candidates?|applicants?)(?: for (?:this|the) \w+)? (?:will|should|must|need)|to be (?:considered|eligible|successful)|to (?:qualify|succeed|thrive|apply you)|in order to (?:qualify|succeed)|for success|success factors?|the person)\b"),
    ("requirements", 2, r"\b(?:skills?(?! (?:you will|you'll) (?:gain|learn))|skill set|skillset|experiences?|education(?:al)?|knowledge|abilit(?:y|ies)|background|expertise|aptitudes?|attributes|traits|clearances?|citizenship|travel|physical|demands|training and experience|years of experience|technical stack required|tools? you|kenntnisse|erfahrung\w*|ausbildung|formation|formación|expérience|experiencia|conocimientos|connaissances|idiomas|langues|languages?|sprachkenntnisse|academic|mandatory|required|minimum|basic|essential|mental demands|driving)\b"),
    ("requirements", 3, r"\b(?:(?:can't|cannot|won't get \w+|could not|couldn't) (?:do |live |go )?without|(?:we're|we are|are we|i'm|i am) after|(?:sounds?|look|looks) like you|(?:is|could|might) (?:it|this) (?:be )?(?:you|your)|our ask|backpack|rucksack|kit ?bag|suitcase|(?:personal|professional|key|essential) (?:qualities|characteristics)|(?:qualities|characteristics) (?:required|needed|sought|desired)|attainments?|wen wir uns wünschen|(?:wünschen|wünsche) (?:wir )?uns|wünschen wir|ons zoek)\b"),
    ("notice", 9, r"\b(?:(?:not|n't) (?:be )?(?:for you|the (?:right|best) (?:role|job|place|fit)|a (?:good |great )?(?:fit|match))|wrong (?:place|role|job) (?:for|if)|you (?:won't|will not|wouldn't|may not|might not) (?:fit|thrive|enjoy|be happy|like|love)|(?:do not|don't) apply)\b"),
    ("benefits", 5, r"\byou(?:'re| are) (?:looking|searching|longing|dreaming|craving)\b"),
    ("requirements", 5, r"\b(?:what|whom?) (?:we|i)(?:'d|'re| are| would)? (?:hop\w+|like|love|want|expect|look\w*)(?: to| for)? (?:read|see|find|meet|discover|hear)\b"),
    ("requirements", 5, r"\bwhat (?:the|this|our|your) (?:new |next )?(?:job|role|post|position|work|team|candidate|person|\w+) (?:needs?|requires?|takes|asks|calls for|demands)\b"),
    ("requirements", 5, r"\bwhat (?:does it take|it takes) to (?:be|do well|succeed|thrive|excel)\b"),
    ("requirements", 5, r"\b(?:love|like|want|hope|happy|keen|delighted|eager) to (?:meet|hear from|talk to|speak (?:to|with)) (?:you|people|someone|candidates|anyone)\b.{0,20}\b(?:if|who|with)\b"),
    ("requirements", 5, r"\byou(?:'ll| will| might| may| could| would)? (?:also )?(?:thrive|succeed|excel|flourish|do well|be a (?:great|good|strong) fit|fit)\b.{0,40}\bif\b"),
    ("requirements", 7, r"^to apply\b.{0,40}\byou(?:'ll| will| must| should)? (?:need|must|have)\b(?!.{0,30}\b(?:send|submit|complete|fill|click|register)\b)|\b(?:you should|please|only) apply if\b|\bapply if(?: you(?:'re| are)?)?$"),
    ("requirements", 7, r"\b(?:experience|knowledge|abilit(?:y|ies)|skills?|proficiency|expertise|understanding)\b.{0,40}\b(?:is|are) (?:essential|required|necessary|needed|expected|a must|critical)\b.{0,40}$"),
    ("apply", 5, r"^(?:so,? )?(?:(?:are you|you're|you are) )?ready (?:to|for)\b(?! work\b)"),
    ("company", 5, r"\bwonder(?:ing)?\b|^if you\b.{3,80}, you(?:'ll| will)? (?:probably|already|also|surely|certainly|know|understand)\b"),
    ("benefits", 5, r"\b(?:annual|year-end|performance|signing|sign-on|birthday|holiday) bonus(?:es)?\b|\byou (?:can |may |should |will )?(?:expect|look forward)\b|\b(?:walk|take) away with\b|\bour promise\b"),
    ("requirements", 5, r"^to (?:thrive|succeed|excel|qualify|be successful|be considered|be a (?:great|good|strong) fit)\b|\bget in touch if\b|\byou (?:may|might|could) (?:also )?have\b|\bapply if you\b"),
    ("responsibilities", 5, r"\bwhere (?:your? (?:\w+ ){0,2})(?:is|are) (?:needed|wanted)\b|\bwhere you (?:come|fit) in\b|\b(?:impact|difference) you|\byour impact\b|\bhow you(?:'ll| will) (?:make|have) an? impact\b"),
    ("requirements", 6, r"^as an? (?:person|human being|human|individual|colleague|team ?mate|personality)$|^as (?:an?|our) [^,:]{3,50}?,? (?:what )?you(?:'ll| will)? (?:also |ideally )?(?:need|have|bring|possess|must have|should have|must be|should be)$|^how (?:do )?you (?:work|think|lead|act|behave|operate|tick|are)$"),
    ("responsibilities", 3.5, r"^as (?:a|an|our) .{3,60}|^you(?:'ll| will)$|^(?:at|in|with|here at) [\w&.' -]{2,40},? you(?:'ll| will)(?: also)?$"),
    ("company", 6, r"\bour (?:core |key )?(?:competenc(?:y|ies)|qualifications|credentials|expertise|skills|experience)\b.{0,30}$"),
    ("apply", 9, r"\bto be considered\b.{0,60}\bplease\b|^please (?:submit|complete|send|include|attach|provide)\b"),
    ("requirements", 5, r"\b(?:qualities|traits|characteristics|attributes|strengths|skills)(?: and \w+)? (?:that |which )?(?:(?:are|is) )?(?:most |really |very )?(?:important|matter\w*|count\w*) (?:to|for) (?:us|me|the team|this \w+)\b|\bqualities (?:we|you|of)\b|^(?:key |core |important |essential |your )?qualities$|\b(?:require|need|demand|call for|ask for)s? (?:\w+ ){0,2}(?:qualities|traits|skills|strengths|attributes|qualifications) (?:such as|like|as follows)\b"),
    ("apply", 6, r"^(?:your |the |our )?(?:candidate|hiring|interview|recruitment|application) (?:journey|stages|steps|timeline)$"),
    ("responsibilities", 6, r"\bwhat (?:success|good|great|excellence|winning) (?:will |would )?looks? like\b|\b(?:measures?|indicators?|signs?|markers?) of success\b|\bhow (?:are|will|can|do|would) you (?:be )?(?:going to |able to )?(?:mak(?:e|ing)|contribut\w+|chang(?:e|ing)|shap(?:e|ing)|help\w*|add(?:ing)?)\b"),
    ("responsibilities", 7, r"^(?:\w+ ){0,2}(?:duties|responsibilities)(?: (?:and|&) (?:duties|responsibilities))?\b(?!.*\b(?:qualif|requirement|skills|knowledge)).{0,40}\b(?:candidates?|applicants?|incumbents?)\b"),
    ("responsibilities", 7, r"\bexamples? of (?:the |some )?(?:projects?|work|tasks|problems)\b"),
    ("notice", 6, r"^definitions?(?: of .{3,40})?$"),
    ("apply", 6, r"\beligible lists?\b|\b(?:go|goes|pass|taken|invited|proceed) (?:through|to) (?:the|an?) (?:following )?(?:\w+ )?(?:examination|selection|testing|screening|assessment)\b|^(?:examination|selection|testing) (?:procedures?|components?|steps?)$"),
    ("intro", 6, r"^(?!we\b)(?!.*\b(?:who|with|person|someone|individuals?|candidates?|professionals?|people)\b)[\w&.' -]{2,40} is (?:currently |now |actively )?(?:looking for|seeking|hiring|searching for) an? [\w/().,&+# -]{4,70}$"),
    ("benefits", 6, r"\breasons? (?:why )?you(?:'ll|'d| will| might| may| could| would)? (?:\w+ )?(?:love|like|enjoy|join|choose)\b"),
    ("requirements", 1.4, r"\bjob spec(?:ification)?\b"),
    ("requirements", 6, r"^what (?:we|i)(?:'re| are)(?: \w+)? (?:looking for|seeking|after) in (?:this|the|our|your|an?)\b"),
    ("intro", 6, r"^we(?:'re| are) (?:\w+ )?(?:looking for|seeking|searching for|hiring) an? (?!.*\b(?:who|with|person|someone|individuals?|candidates?|professionals?|people|having|to)\b)[\w/().,&+# -]{2,60}$"),
    ("requirements", 1.4, r"^(?:the )?(?:working|work|environmental) (?:conditions?|environment)(?: (?:and|&|/) .{3,30})?$"),
    ("requirements", 6, r"^(?:the |our |an? )?(?:\w+ )?(?:candidates?|applicants?) (?:for|to) .{3,60} (?:should|must|needs? to|will|shall) (?:have|be|possess|hold|bring|demonstrate)$"),
    # responsibilities
    ("responsibilities", 2.5, r"^(?:the |our |your )?(?:\w+ )?challenges$"),
    ("responsibilities", 3.5, r"\b(?:responsib\w+|accountab\w+|dut(?:y|ies)|job functions?|essential functions?|job tasks|tasks?|deliverables|principal activities|aufgaben\w*|tätigkeit\w*|verantwort\w+|missions?(?= principales| et|\s*:?$)|tâches|funciones|responsabilidad\w*|responsabilité\w*|mansioni|taken|obowiązki|zadania|job description|job duties|descriptif du poste|stellenbeschreibung)\b"),
    ("responsibilities", 3.5, r"\b(?:what (?:you(?:'ll| will|'d| would| get to| can)?|will you|you are|you're)\b.*\b(?:do|doing|be (?:doing|working)|work on|working on|own|build|deliver|get to do|accomplish|drive|achieve|tackle|expect|learn|find)|what the (?:job|role|\w+ \w+) (?:is|does|involves|looks)|what happens|what a \w+ looks|day[- ]to[- ]day|a (?:typical )?day in|normal week|your week|typical (?:day|week)|how you(?:'ll| will| can)? (?:make|contribut|help|spend|add)\w*|how will you|you(?:'ll| will| would)(?: also)?(?: be)?(?: (?:responsible|working|doing|work|do|help|join|own|lead|get to))|ways you|where you(?:'ll| will)|the first year|first \d+|in (?:your )?first|in this (?:role|job|position|work)|your (?:job|role|mission|tasks?|impact|work|day|challenge|contribution|new role|responsibil\w+|function|opportunity|focus)|dein(?:e)? (?:job|rolle|aufgaben|mission)|ihr(?:e)? (?:aufgaben|rolle)|vos missions|tes missions|ton rôle|votre (?:rôle|mission)|das erwartet dich|was dich erwartet|was sie erwartet|day one|objectives?|key results|main activities|areas? of (?:focus|work)|functions)\b"),
    ("intro", 2.5, r"\b(?:about (?:the|this) (?:role|job|position|opportunity|internship|vacancy|post)|the (?:role|job|position|opportunity|post|vacancy|work|challenge|gig)|(?:role|vacancy) (?:overview|summary|purpose|description|profile|information|details)|job (?:summary|purpose|overview|details|information|intro)|position (?:summary|overview|description|purpose|details)|summary|overview|purpose|description|introduction|mission of the|scope|at a glance|quick hits|in short|the basics|à propos du poste|le poste|das ist der job|über die (?:rolle|stelle|position)|sobre el puesto)\b"),
    # benefits
    ("benefits", 4, r"\b(?:benefits?|perks?|compensation|salar(?:y|ies)|remuneration|rewards?|pay (?:range|transparency|rate|scale|and)|pay|wages?|stipend|package|time off|insurance|what(?:'s| is) in it|in it for you|what (?:we|you(?:'ll| will)?|the \w+|you can) .{0,25}(?:offer\w*|provide\w*|giv\w+|get|receive|gain|enjoy|in return)|why (?:you(?:'ll| will| should| would)|us|join|work|people|this|choose|we|i |apply)|why \w+\??$|what you(?:'ll| will) (?:love|learn|get)|we (?:offer|provide|give)|our offer|offered|in return|wir bieten|was wir (?:dir |ihnen )?bieten|unser angebot|deine vorteile|ihre vorteile|das bieten wir|nous (?:offrons|vous offrons|te proposons)|avantages|ce que nous offrons|on t'offre|ofrecemos|beneficios|qu[ée] ofrecemos|offriamo|wij bieden|wat wij bieden|oferujemy|vorteile|career (?:growth|development)|growth opportunit\w+|learning and development|what's great|\b(?:by|also|we(?:'re| are)?|company) (?:also )?offer(?:s|ing)?$|work[- ]life|reasons? to|additional perks|the deal)\b"),
    # company
    ("company", 3, r"\b(?:about (?:us|the (?:company|team|firm|organi[sz]ation|department|college|school|service|group|unit|client|employer|hospital|office|division|business|program|agency|university|district|product|project))|who (?:we are(?! (?:looking|seeking|after|hiring|searching|hoping|hope))|is \w+)|our (?:\w+ )?(?:mission|vision|values?|story|company|culture|team|stack|clients?|purpose|history|tech(?:nology)? stack|technolog\w+|principles|commitment|people|approach|impact|customers|product|department|organi[sz]ation|investors|beliefs|philosophy|community|dna)|company (?:overview|description|profile|culture|values|information)|the (?:team|company|firm|unit|product|organi[sz]ation)|team (?:intro|overview|description)|your team|meet (?:the|our) team|(?:the )?mission|vision|culture|values|leadership principles|operating principles|über uns|wer wir sind|unternehmen|à propos de (?!poste)|qui sommes|notre (?:entreprise|équipe|mission)|sobre (?:nosotros|la empresa)|quiénes somos|chi siamo|over ons|o nas|background of|what we (?:do|believe|build|value)|we are(?! (?:looking|seeking|after|hiring|searching|hoping|hope))|how we work|life at|more about|a word about|working at|what it's like|join (?:us|our)|our commitment|awards|key facts|tech stack|the stack|technologies we use)\b|^about (?!you\b|(?:the|this) (?:role|job|position|opportunity|internship|vacancy|post)\b)[\w&.'’ -]{1,40}$|^why [\w&.'’ -]{1,30}\??$"),
    # notices
    ("notice", 4, r"\b(?:equal|eeo|eoe|diversity|inclusion|inclusive|d&i|dei|accommodations?|accessib\w+|well-?being|privacy|gdpr|ccpa|data (?:security|protection|privacy)|safeguarding|fair chance|disclaimers?|legal|e-verify|notices?|statements?(?! of (?:\w+ ){0,2}(?:criteria|qualifications|requirements|attributes))|declaration|affirmative|non-?discrimination|transparency|small print|fraud|scam|agenc(?:y|ies)|recruiters?|covid|vaccination policy|background checks?|drug[- ]free|anti-?discrimination|important information|please note|note to|disclosure|candidates:|ada|veterans?|chancengleichheit|datenschutz|égalité|igualdad)\b"),
    # apply
    ("apply", 4, r"\b(?:how to apply|apply|applying|to apply|applications?(?! (?:knowledge|skills|experience|development|security|support|software|engineering|areas?|domains?|environment))(?: process| instructions| materials| procedure| deadline)?|interview\w*|hiring process|selection process|how we hire|recruitment process|recruiting process|our process|the process|next steps?|contact(?! (?:cent(?:er|re)s?|lens(?:es)?)\b)(?: us| information| details)?|closing date|deadline|bewerb\w*|so geht's weiter|candidature|postuler|cómo aplicar|solicitud|get in touch|questions\?|share|what (?:you (?:should|need to|must)|to|should you) (?:send|submit|include|attach|prepare)(?: us)?|(?:required|supporting) (?:documents?|documentation)|documents? required|more jobs|similar (?:jobs|roles|positions|vacancies)|related (?:jobs|articles|posts|content)|you may also|more from|people also|recommended for|trending|latest (?:jobs|posts)|tags|job stats|posted|reference number|references|recruitment|(?:supplemental|screening|application|job[- ]specific|agency[- ]wide|required|additional|pre-?screen\w*) questions?|questionnaires?)\b"),
    ("company", 5, r"^(?:basic|quick|key|job) (?:info|information|facts|data)$"),
    ("substitution", 6, r"\b(?:substitut\w+|equivalenc\w+ table|in lieu)\b"),
)  # fmt: skip
_COMPILED: Final = tuple((kind, weight, re.compile(pattern)) for kind, weight, pattern in _PHRASES)
_HEADING_WORDS_TEXT: Final = (
    "a an and or and/or the of for in to your our you we us & / with who what is are will be as this job role position about minimum basic preferred required desired additional general key main core other essential specific special specialized technical professional personal soft hard "
    "qualification qualifications requirement requirements skill skills experience experiences education educational knowledge ability abilities competency competencies competences profile background attributes traits training certification certifications license licenses licence licensure licences credentials "
    "responsibility responsibilities duty duties tasks functions summary overview description details information travel physical demands environment conditions working work clearance security type citizenship language languages criteria specification person candidate ideal "
    "must have haves nice plus bonus points benefits perks compensation salary mission team company essential desirable statement process location hours schedule shift minimum/basic need formal years length level abilities/skills expertise desirables essentials qualifications/skills skills/experience "
    "skills/qualifications skills/abilities knowledge/skills/abilities education/experience experience/education education/experience/licensure education/training credential/licensure credential education/formal competencies/skills qualifications/requirements requirements/qualifications tools technologies stack mandatory "
    "selection assessment shortlisting merit entry success asset assets advantageous operational standards behaviours behaviors "
    "personality total qualities desireable prerequisites prerequisite strongly highly your desired preferred: required: only supervisory mental cognitive sensory driving accommodations accommodation accessibility eeo u.s. us citizenship legal set terms rewards"
)
_HEADING_WORDS: Final = frozenset(_HEADING_WORDS_TEXT.split())
_LEGEND: Final = re.compile(
    r"\s\([^()]*(?:=|\bessential|\bdesirable|\brequired\b|\bpreferred\b|\bsubject to change\b|\btentative\b|\bestimated\b)[^()]*\)$"
)
_BOTH: Final = re.compile(
    r"\b(?:essential|required|mandatory)\b.*\b(?:desirable|preferred|desired)\b"
    r"|^(?!preferred|desired|desirable)(?:[\w/&-]+,? ){0,3}requirements?(?:,| and| &|/| \+) ?(?:preferred|desired|desirable)\b"
)
_ASSESSED: Final = re.compile(
    r"\bhow (?:(?:will|do|are|can) )?(?:you|we|applicants|candidates)(?:'ll|'re| will| are| can)? (?:be )?(?:assess\w*|evaluat\w*|judged?|score\w*|measured?|select\w*)\b|\bwhat (?:you(?:'ll| will) be|we(?:'ll| will)?) (?:assess\w*|evaluat\w*|measured?|judged?)\b"
)
_SHARE_OF_TIME: Final = re.compile(r"^(?!.*\btravel).*[a-z] ?\(\d{1,2} ?%\)?$")
_PRAISE: Final = frozenset({"attractive", "competitive", "friendly", "generous", "very", "excellent"})
_VERDICT_WORDS: Final = frozenset({"plus", "preferred", "required", "desired", "desirable", "bonus"})
_NORMAL: Final = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "´": "'",
        "`": "'",
        "“": '"',
        "”": '"',
        "–": "-",
        "—": "-",
        "…": " ",
        "*": " ",
        "_": " ",
        "#": " ",
        "\xa0": " ",
    }
)
# A heading that no mark sets off has so many words at most; a question ("What does it take to do well in this role?") more.
_LONGEST_HEADING: Final = 9
_LONGEST_QUESTION: Final = 12
_QUESTION: Final = re.compile(r"(?:what|who|why|how|where) ")
_TRIM: Final = re.compile(r"^[^\w\"'(]+|[\s:.\-?!…>|=~+\]<]+$")


# "What you ll need", as some copies have it.
_LOST_APOSTROPHE: Final = re.compile(
    r"(?i)(?<=\b(?:you))[ ](?=(?:ll|re|ve|d)\b)|(?<=\bwe)[ ](?=(?:ll|re|ve|d)\b)"
)


def normalise(text: str) -> str:
    """Lower the case, straighten quotes, drop emphasis and outer punctuation."""
    plain = re.sub(r"\s+", " ", text.translate(_NORMAL)).strip()
    plain = _LOST_APOSTROPHE.sub("'", plain)
    return _TRIM.sub("", plain).strip().lower()


def is_condition(words: str) -> bool:
    """Tell whether the words of a heading, normalised, announce the conditions of the job, which are never mere wishes."""
    return _CONDITIONS.match(words) is not None


@lru_cache(maxsize=4096)
def classify(text: str) -> Heading:
    """Classify the words of a heading.

    Parameters
    ----------
    text : str

    Returns
    -------
    Heading
        ``kind`` is ``"unknown"`` where the words say nothing.

    Examples
    --------
    >>> classify("What you'll bring").kind, classify("Nice to have:").necessity
    ('requirements', 'preferred')
    >>> classify("What we offer").kind
    'benefits'
    """
    words = normalise(text)
    if is_condition(words):
        return Heading(text=text, kind="requirements", score=1.4)
    scores: dict[SectionKind, float] = {}
    for kind, weight, pattern in _COMPILED:
        if pattern.search(words):
            scores[kind] = max(scores.get(kind, 0.0), weight) + 0.4 * (kind in scores)
    if scores.get("notice", 0.0) >= 9:
        # "This role is not for you if": the opposite of what is asked.
        return Heading(text=text, kind="substitution", score=6.0)
    if _ASSESSED.search(words):
        # Criteria or a timetable of interviews: what stands beneath decides.
        return Heading(text=text, kind="requirements", score=1.4)
    if _SHARE_OF_TIME.search(words) and "benefits" not in scores:
        # "Technical expertise (20%)": an area of the work, and its share of the week.
        return Heading(text=text, kind="responsibilities", score=3.5)
    preferred = _PREFERRED.search(words) is not None and _BOTH.search(words) is None
    if (
        preferred
        and scores.get("benefits", 0.0) < 5
        and not (scores.keys() & {"benefits", "notice", "apply"} and "requirements" not in scores)
    ):
        return Heading(text=text, kind="requirements", necessity="preferred", score=4.0)
    if scores.keys() <= {"company", "intro"} or max(scores.values()) <= 2:
        other = foreign(words)
        if other is not None:
            return Heading(
                text=text, kind=other[0], necessity="preferred" if other[1] else "required", score=3.5
            )
    if not scores.keys() & {"benefits", "notice", "apply", "responsibilities"} and is_delight(words):
        return Heading(text=text, kind="requirements", necessity="preferred", score=2.2)
    if not scores:
        voted = vote(words)
        return Heading(text=text, kind=voted or "unknown", score=1.2 if voted else 0.0)
    if (
        "requirements" in scores
        and "responsibilities" in scores
        and re.search(r"\b(?:qualif|requirement)", words)
        and not re.match(r"(?:job |key |main |core |essential )*(?:responsib|dut)", words)
    ):
        scores["requirements"] += 1.5
    if (
        "notice" in scores
        and "requirements" in scores
        and re.search(r"\b(?:requirements?|qualifications?|clearance)\b", words)
    ):
        scores["requirements"] += 1.5
    if "benefits" in scores and re.search(r"\bwhy (?:you are|you're) (?:a )?(?:great|good|perfect)", words):
        scores["requirements"] = scores.get("requirements", 0.0) + 5
    if re.search(r"\btravel (?:and|&) (?:expenses|perks)|travel benefits", words):
        scores["benefits"] = 5.0
    if "company" in scores and re.search(
        r"\b(?:knowledge|skills?|experience|expertise)\b(?! (?:we|our))", words
    ):
        scores["requirements"] = scores.get("requirements", 0.0) + 1.5
    best = max(scores, key=lambda kind: scores[kind])
    return Heading(text=text, kind=best, score=scores[best])


@lru_cache(maxsize=4096)
def is_heading_like(text: str, *, strict: bool = True) -> bool:
    """Tell whether a line's form and words are those of a heading and not of an item.

    ``strict`` is for lines that no mark sets off (no colon, no capitals, no markup): most words must then be
    words that headings are made of.
    """
    words = normalise(text)
    tokens = words.split()
    if not tokens or len(tokens) > 14 or len(text) > 110:
        return False
    if not strict:
        return True
    aside = _LEGEND.search(words)
    if aside is not None:
        # "Person specification (E = essential)": the words before it decide.
        words = words[: aside.start()]
        tokens = words.split()
    longest = _LONGEST_QUESTION if text.rstrip()[-1:] == "?" and _QUESTION.match(words) else _LONGEST_HEADING
    if text.rstrip()[-1:] in ".,;" or len(tokens) > longest or not tokens:
        return False
    if len(tokens) <= (6 if text.rstrip()[-1:] in "?:" else 3) and foreign(words) is not None:
        return True
    if (_DEMAND.match(words) or _YEARS.match(words)) and text.rstrip()[-1:] != ":":
        # "Working experience in a kitchen or bakery" is asked for.
        return False
    bare = [token.strip("()'\",&-/") for token in tokens]
    tokens = [token for token, word in zip(tokens, bare, strict=True) if word] or tokens
    covered = sum(word in _HEADING_WORDS for word in bare if word)
    if covered < len(tokens) and tokens[-1] in _VERDICT_WORDS and text.rstrip()[-1:] != ":":
        # "Beekeeping experience a plus": an item that says how much it counts.
        return False
    if tokens[0] in {"ability", "able", "willing", "willingness"} and len(tokens) > 2:
        return False
    if tokens[0] in _PRAISE and text.rstrip()[-1:] != ":":
        # "Attractive salary and benefits" is promised itself; "Friendly working environment" heads nothing.
        return False
    if tokens[0] in {"a", "an", "have", "has", "having"} and len(tokens) > 1:
        # "A full driving licence" and "Have experience in glazing" are asked for; "A day in the life" is told by its words.
        return _WHOLE.fullmatch(words) is not None
    if covered / len(tokens) >= 0.75 and any(len(t) > 3 for t in tokens):
        return True
    return _WHOLE.fullmatch(words) is not None


# "4+ years of experience" is asked for.
_YEARS: Final = re.compile(
    r"(?!.*\b(?:in|with|of|as)$)(?:at least |minimum (?:of )?)?\d{1,2} ?\+?(?: ?(?:-|to) ?\d{1,2})?\+? ?years? "
)
_DEMAND: Final = re.compile(
    r"(?:(?:nice|good|great|better) to have )?(?:(?:working|work|hands-on|prior|previous|some|good|strong|relevant|professional) )?(?:experience|knowledge|understanding) (?:in|with|of|as|at) "
)
_WHOLE: Final = re.compile(
    r"(?:so |and |now |ok,? )?(?:what|who|why|how|where) .{2,60}|(?:is this you|about (?:you|us|the \w+|\w+|our \w+|this \w+)(?: \w+)?|you(?:'ll| will)? (?:might|may|could) be.{0,40}|you(?:'ll| will|'d| would)? (?:bring|have|need|be|should have|must have|possess)(?: (?:to the \w+|along|with you))?|you(?:'re| are|'ve got)?(?: an?)?|your (?:profile|background|team|job|role|week|mission|tasks|skills|qualifications|impact|experience|responsibilities|day|work|expertise|strengths)\b.{0,40}|you(?:'ll| will) be (?:a (?:great|good|strong)|success).{0,30}|"
    r"(?:we|we'd|we're|we are|we would) (?:are |also )?(?:look|offer|seek|provide|expect|need|want|love|value|like)\w*.{0,30}|to be (?:considered|successful|eligible)(?: for .{3,30})?|(?:the |our |an? )?(?:successful|ideal|right|strong|perfect|best) (?:candidates?|applicants?|person|individual)s? (?:will|must|should|would)(?: also| typically)? (?:have|be|possess|bring|demonstrate|need)|ideally,? you(?:'ll|'d| will| would)? .{3,30}|[\w&.']{2,30} (?:values|culture|perks|benefits)|extra credit|(?:the )?nitty[- ]gritty|bonus points(?: (?:for|if).{0,30})?|(?:in|as part of) (?:this|our|return|your).{0,40}|it would be.{2,50}|it(?: is|'s) (?:an? )?(?:\w+ )?(?:merit|plus|bonus|asset|advantage) (?:if|when|to)\b.{0,30}|(?:candidates|applicants|people|those) with (?:\w+ ){0,5}following\b.{2,50}|"
    r"(?:ihr|dein|unser|unsere|deine|ihre|das|was|wir|wen|über) .{2,40}|(?:votre|vos|ton|tes|notre|nos|le|la|ce que|qui|pourquoi|nous|profil|compétences|expérience|formation) ?.{0,40}|(?:requisitos|funciones|perfil|beneficios|ofrecemos|buscamos|sobre|qué) ?.{0,40}|(?:anforderungen|aufgaben|qualifikation(?:en)?|voraussetzungen|benefits|kontakt|profil|bewerbung)|"
    r"(?:diversity|inclusion|equal|our|the) (?:&|and|opportunity|mission|values|team|culture|company|process|role|job|position|perks|benefits|offer|person|candidate|ideal).{0,40}|must[- ]haves?|nice[- ]to[- ]have'?s?|(?:good|better)[- ]to[- ]have'?s?|perks|benefits|apply now|to apply|(?:management|manager|manager's|hiring|agency|department|employer|additional|other|selection|position) preferences?|(?:candidate|hiring|interview|recruitment|application) (?:journey|stages|steps|timeline)|mission|values|a day in the life.{0,50}|a (?:word|bit|little) about.{0,20}|(?:trust|well-?being|d&i|eeo).{0,30}|you may also.{0,20}|more from.{0,20}|similar .{0,20}|related .{0,20}|safeguarding|à propos.{0,40}|chi siamo|über uns|eligibility.{0,20}|in it for you|join us|life at .{0,30}|person specification|personal specification|(?:primary |main |general |overall )?(?:purpose|description) of (?:the |this |our )?[\w-]{3,20}(?: [\w-]{3,20})?|interview process|hiring process|helpful but not required|not (?:strictly |absolutely )?(?:essential|required|necessary|needed|a must)\b.{0,40})"
)
