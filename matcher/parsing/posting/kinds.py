"""What sort of thing a requirement asks for."""

from __future__ import annotations

import re
from typing import Final

from matcher.types import REQUIREMENT_KINDS

_EXPERIENCE: Final = re.compile(
    r"(?i)\bexperience[ds]?\b|\bexposure to\b|\btrack record\b|\bbackground\b(?! (?:and|or|check|investigation|screen\w*|questionnaire|clearance|or credit|and credit))|\b(?:a |proven |strong )record of\b|\bhands-on (?:experience|work|practice)\b|\b(?:you(?:['’]ve| have)|has|having|have) (?:\w+ly |already |both |previously |successfully )?(?:worked|led|run|built|supervised|trained|handled|integrated|chaired|carried|prepared|kept|held a|launched|managed|written|published|planned|trained|taught|measured|edited|done|set up|been|negotiated|presented|rebuilt|taken|owned|shipped|spent|mentored|delivered|designed|developed|created|supervised|testified)\b|\berfahrung|\bexpérience|\bexperiencia|\bworked (?:in|with|as|on|at)\b|\bprior (?:work|employment)|\bprevious (?:work|employment)|\btime spent\b"
)
_TOOL: Final = re.compile(
    r"(?<![\w-])(?:(?i:python|java(?:script)?|typescript|c\+\+|c#|\.net|golang|ruby|rust|scala|kotlin|swift|php|perl|matlab|sas|spss|stata|sql|mysql|postgres\w*|mongodb|redis|oracle|nosql|bigquery|snowflake|redshift|databricks|spark|hadoop|kafka|airflow|dbt|tableau|power\s?bi|looker|excel(?! (?:at|in)\b)|powerpoint|outlook|office 365|microsoft 365|ms office|microsoft office|office suite|google (?:sheets|docs|suite|workspace|analytics|ads|cloud)|g suite|aws|azure|gcp|kubernetes|docker|terraform|ansible|jenkins|git(?:hub|lab)?|ci/cd|linux|unix|windows|macos|active directory|vmware|react(?:\.?js)?|angular|vue(?:\.?js)?|node(?:\.?js)?|django|flask|spring|graphql|rest(?:ful)? apis?|html5?|css3?|sass|webpack|jquery|salesforce|hubspot|marketo|zendesk|jira|confluence|asana|trello|(?<!up )slack|servicenow|sap|erp|crm|netsuite|quickbooks|workday|adp|ukg|figma|sketch|photoshop|illustrator|indesign|adobe|autocad|solidworks|revit|catia|ansys|arcgis|qgis|gis|plc|scada|cnc|labview|vhdl|verilog|epic|cerner|ehr|emr|lims|lms|canvas|moodle|wordpress|shopify|seo tools|selenium|junit|cypress|postman|pytorch|tensorflow|keras|pandas|numpy|scikit-learn|prometheus|grafana|datadog|splunk|siem|elasticsearch|elk|nginx|apache|bash|powershell|shell script\w*|regex|vba|power query|pivot tables|spreadsheets?|cms|cmms|ats|hris|wms|tms|pos systems?|cisco|firewalls?|vpn|tcp/ip|dns|dhcp|etl|bi tools?|software(?! (?:develop\w+|engineer\w*|design|industry|delivery|architect\w*|deals|lifecycle|craft\w*|quality|test\w*|support|principles|that\b|programming|company|companies|vendor|sales))|(?<!core )(?<!ai )tools?\b(?! and die| development)|programming languages?|scripting|(?<!voter )databases?(?! (?:testing|querying|design|administ\w+))|computer (?:programs|applications|systems|software)|technolog(?:y|ies) (?:stack|such)|platforms? such|(?<!compliance )(?<!regulatory )(?<!legal )frameworks?(?! agreement)|ide\b|version control|query languages?|operating systems?|(?:test|testing|lab|laboratory|office|measuring) equipment|forklifts?|cranes?|pallet jacks?|hand tools|power tools|multimeters?|oscilloscopes?|cad\b|minitab|flutter|bazel|siemens|allen[- ]bradley|rockwell|wonderware|microsoft \w+|record[- ]keeping systems?)|R(?=[,)/]| or | and |$)|Go(?=[,)/]| or | and |$)|C(?=[,)/]| or | and |$))(?![\w-])"
)
_DOMAIN: Final = re.compile(
    r"(?i)\b(?:knowledge (?:of|about)|understanding of|familiar(?:ity)? with|awareness of|know(?:s|ing)? (?:your|the|how|about|EU)|you know|grounding in|acquaintance with|knowledge in|insight into|versed in|appreciation (?:of|for)|gdpr|haccp|gmp\b|glp\b|iso \d+|iec \d+|osha|gaap|ifrs|hipaa|phipa|pipeda|sox\b|pci\b|soc 2|fedramp|nist|aml\b|kyc\b|wcag|regulat\w+|compliance|laws?\b|legislation|standards?|(?:building|fire|electrical|plumbing|safety|criminal|penal|tax|health) codes?|codes of|polic(?:y|ies)|industry(?! (?:leading|standard tools?))|sector|domain|principles|concepts|trends|best practices|theor(?:y|ies)|methodolog\w+|kenntnisse|connaissance|conocimientos?|healthcare|financial services|saas|b2b|e-commerce|fintech|(?<!mid-)(?<!mid )market(?:s|place)?\b|command of the|foundation in|grounded in|trust (?:&|and) safety)\b"
)
_SOFT: Final = re.compile(
    r"(?i)\b(?:communicat\w+|interpersonal|team[- ]?(?:work|player|oriented|spirit)|self[- ](?:starter|motivat\w+|direct\w+|driven|disciplin\w+|sufficient)|motivat\w+|attention to detail|detail[- ]orient\w+|organi[sz](?:ed|ation(?:al)?) (?:skills|and|individual)|organi[sz]ational|organized|time[- ]management|multi-?task\w*|problem[- ]solv\w+|critical[- ]think\w*|analytical (?:skills|thinker|mind|and|abilit\w+)|adaptab\w+|flexib(?:le|ility)|proactive|initiative|integrity|empath\w+|patien(?:t|ce)|positive attitude|attitude|work ethic|curio(?:us|sity)|creativ\w+|resilien\w+|leadership (?:skills|qualities|abilit\w+)|negotiation skills|listening|collaborat\w+|work (?:independently|well|under|effectively|with minimal|both|in a (?:fast|team|high|dynamic)|as part)|independently|fast[- ]paced|under pressure|deadlines|priorit\w+|professional(?:ism| manner| demeanor| attitude)|customer[- ](?:focus|service[- ]orient)\w*|friendly|enthusias\w+|passion\w*|eager\w*|willing(?:ness)? to learn|ambigu\w+|ownership|accountab\w+|judg[e]?ment|discretion|confidential\w*|trustworth\w+|reliab\w+|dependab\w+|punctual\w*|presentation skills|persuasi\w+|influenc\w+|emotional|calm|humou?r|minimal supervision|learn quickly|quick learner|fast learner|growth mindset|mindset|can-do|people skills|diplom(?:acy|atic)|tact\w*|mentor\w*|coach\w*|explain|values|drive\b|stress|self-care|polite\w*|courte\w+|gentle\w*|steady hand|compassion\w*|kindness|rapport|build trust|composed|composure|relationships? (?:with|building)|(?:build\w*|good|strong|trusting|lasting) relationships?|relationship[- ]building|partnerships? with|difficult (?:conversation|news|people)|line-?manag\w+|people management|managing people|supervis(?:e|ing) and motivat\w+|team leader\w*|leading (?:a |an )?(?:\w+ )?teams?|feedback|open-minded|ethics|cultural|teamfähig\w*|kommunikati\w+|selbstständig\w*|zuverlässig\w*|autonom\w+|rigoureu\w+|proactiv\w+|trabajo en equipo|esprit d'équipe|interest in|comfortable|open to|hard[- ]?working|energetic|go-getter|strategic think\w*|thoughtful|audiences?|articulate|eye for (?:detail|quality)|inquisitive|ambitious|bias (?:toward|for|to)\w* action|team members?|cross-(?:department|functional|organi[sz]ation)\w*|commitment to|committed to|confiden(?:t|ce) (?:in|to|enough|presenting|challenging)|solv(?:e|ing) (?:\w+ ){0,2}(?:problems|challenges)|well[- ]organi[sz]ed|level of organi[sz]ation|\w+ manner\b|manner with|at ease|trusted advis[eo]r|challenge (?:\w+ )?(?:constructively|them|others|senior|managers|leaders|the status quo)|de-?escalat\w*|push back|presentation (?:and \w+ )?skills|presenting to|keep(?:s|ing)? (?:learning|calm|a cool head)|(?:continu\w+|learn\w*) learning|continue learning|love (?:of|to|for) learn\w*|several (?:projects|tasks|requests|things|timelines|campaigns)|at the same time|warm\w*|meticulous\w*|resourceful\w*|synthesi[sz]e complex|translat(?:e|ing) complex\w*|simplify complex|excitement|independence|good sense of|work (?:in tandem|with (?:multiple|other|different|various|all)))\b"
)
_AVAILABILITY: Final = re.compile(
    r"(?i)\b(?:(?<!package )(?<!leisure )travel(?:s|ling|ing)?(?!, (?:marketplace|transport|hospitality|tourism|retail|leisure))(?! (?:risk|trade|systems?|information|data|insurance|industry|agency|agent|booking|arrangements|and expense|management|planning|sector|nurs|(?:and|&) tourism|expenses?|solutions?|operations|polic(?:y|ies)|requirements?|applications?|technolog|products?|topics)|-related)|weekends?|evenings?|nights?(?! sky)|(?<!priorities )(?<!priorities may )(?<!priorities can )(?<!needs )(?<!requirements )(?<!adjoining )(?<!next )(?<!led a )(?<!lead a )(?<!leading a )(?<!run a )(?<!ran a )(?<!running a )shifts?\b(?! (?:resources|handovers?|handoffs?|in priorities|priorities|focus|gears?|left|towards?))|overtime|on[- ]call|call-?back|holidays\b|relocat\w+|commut\w+|(?<!not )(?<!sponsorship is )(?<!licence is )availab(?:le|ility) (?:to|for|on|during|one|from|at|mornings|afternoons)|flexible (?:hours|schedule)|work (?:hours|schedule)|on[- ]site|in (?:the|our) .{0,20}office|office (?:days|at least|\w+ days)|hours (?:per|a) week|full[- ]time availab\w*|part[- ]time availab\w*|start immediately|notice period|immediate (?:joiner|start)|start (?:no later than|by|on|date)|(?:able|ready|available) to (?:join|start)|(?:duty|shift|rotating|fifo|emergency|weekend) rosters?\b|(?:on|to) (?:a|an|the) (?:[\w-]+ ){0,2}rosters?\b|rostered\b|rota\b|duty phone|emergency (?:telephone|phone)|days? (?:a|per) week|days? (?:a|per) month|live (?:on|within|close)|on the road|time zones?|business hours|saturdays?|sundays?|reliable transportation|reisebereitschaft|schicht\w*|disponib\w+|déplacements|car\b(?! (?:park\w*|dealer\w*|rental|industry|sales|wash))|early start|early (?:shifts?|mornings?|hours|evenings?|finish\w*|calls?|or late)|earlies|start(?:s|ing)? (?:early|as early)|late (?:shifts?|clinic|day|calls?|evenings?)|outside (?:of )?(?:normal |regular |standard |usual |core )?(?:office |business |working |school )?hours|after[- ]hours|extended hours|out-of-hours|long (?:days|hours)|(?:start|finish) at \d|overnight|(?:weeks?|nights?|days) (?:a|per|each|every) (?:week|month)|away from home|(?:mon|tues|wednes|thurs|fri)days?|home workspace|(?:visit|fly|flying|attend|trips?)\b.{0,60}\b(?:times|twice|once) a (?:year|quarter|month))\b|\d\s?% (?:of the time|travel)"
)
_LEGAL: Final = re.compile(
    r"(?i)\b(?:authori[sz](?:ed|ation) to work|work authori[sz]ation|right to (?:live and )?work|rights? to work|working rights|work rights|may work in|settled status|nationals\b|\b(?:[a-z]+(?:ish|an|ch|ese|i)|irish|swiss|dutch|german|thai) national\b|(?:u\.?s\.?|uk|eu|eea|british|american|canadian|citizens? or|citizens? and) national\b|national of\b|(?<!any )(?<!all )(?<!of )nationality\b|working with children check|cori\b|eligib(?:le|ility) to (?:live and )?work|permission to (?:live and )?work|permit to (?:live|work)|entitlement to work|legally(?! (?:privileged|binding|mandated|compliant|defensible|sound|complex|required|sensitive))|visa(?!,? (?:and |or )?mastercard)|sponsorship\b|sponsor (?:an?|your|work|visas?|permits?|any|candidates|applicants)\b|(?:not|unable to|able to|cannot|can) sponsor\b|citizen(?:s|ship)?(?![- ]scien)|permanent resident|work permit|green card|(?<!customs )(?<!post-)(?<!rights )(?<!review, )(?<!import )clearance(?! (?:and production|rates?|sales?|items?|times?)\b)|ts/sci|polygraph|background (?:check|investigation|screening)|drug (?:test|screen)|criminal record|dbs\b|security vetting|reside (?:in|within)|resident of|residency|must be (?:located|based)|live in|years of age|18 years|21 years|at least 18(?! months?)|legal(?:ly)? (?:entitled|right)|u\.s\. person|itar|export control|driver['’]?s?['’]? licen[cs]e|driving licen[cs]e|driving record|immuni[sz]ation|immunity|vaccinat\w+|arbeitserlaubnis|aufenthalts\w+|führungszeugnis|permis de travail|permiso de trabajo|entitled to work|bonded|bondable|police check|vulnerable sector)\b"
)
_PHYSICAL: Final = re.compile(
    r"(?i)\b(?:lift(?:ing)?\b.{0,50}(?:lbs?\b|pounds?|kg|kilos?|weight|objects|boxes|equipment|patients)|lbs\b|pounds\b|\d+\s?(?:lbs?|kg)\b|stand(?:ing)? (?:for|and|,|or|up)|walk(?:ing)?[, ]|stoop\w*|kneel\w*|crouch\w*|crawl\w*|climb\w*|bend(?:ing)?\b|squat\w*|reach(?:ing)?\b(?=[, ]+(?:with|above|over|and|bend|stoop|grasp))|physical(?:ly)? (?:able|demands?|requirements?|effort|fit|fitness|abilit\w+|stamina|activit\w+|work|labou?r|exam\w*|demanding|strength|condition\w*|capab\w+|tasks?)|manual dexterity|dexterity|hand-eye|eyesight|(?:normal|colou?r|peripheral|corrected|close|distance|depth|night|good|20/20|visual) (?:vision|hearing|acuity|perception)|vision (?:requirements|abilities)|hearing\b|colou?r blind|repetitive (?:motion|hand|movement)|on your feet|push(?:ing)? and pull|sit(?:ting)? for|prolonged periods|respirator|heights\b|hot,? |cold,? |noisy|outdoors|protective equipment|hoisting|moving and handling|medical exam\w*|narcotics|emergency situations|körperlich\w*|belastbar\w*)"
)
_CERTIFICATION: Final = re.compile(
    r"(?i)(?<!police )(?<!medical )\bcertif(?:ied|ications?|icates?)\b(?! (?:of (?:good )?(?:conduct|origin)|pinning|bod(?:y|ies)|regime))|(?<!usage-based )(?<!no )\blicen[cs](?:e|ed|es|ure)\b(?! (?:models?|agreements?|management|preschools?|child|premises|venues?|facilit))|\bcredentials?\b|\baccredited (?:certification|training)|(?<!pre-)(?<!post-)(?<!voter )(?<!electoral )\bregistration\b(?! systems?\b)|\bregistered (?:with|nurse)|\bchartered\b|\bqts\b|\bmembership of\b|\bjourneyman\b|\baccredit(?:ed (?!employer|college|university|school|program|institution|law|nursing|four)|ation)|\b(?:\w+ )?ticket\b(?! (?:data|tools?|volumes?|backlog|handling|prices?|queue|system|ing|desk|sales))|(?<!work )(?<!residence )(?<!employment )\bpermit\b(?! (?:to (?:live|work)|for|that|sponsorship|requirements?|compliance|procedures?))|\bdesignation\b|\bauthorisation above\b|\bdiploma \(|\blevel \d (?:in|award|qualif\w+)|\bqualifications? \(|\btraining at level\b|\b(?:current|up-to-date|valid|completed) (?:[\w-]+ ){0,4}training\b|\bzertifi\w+"
)
_SKILL: Final = re.compile(
    r"(?i)\b(?:skills?\b|skilled|ability to|able to|proficien\w+|capab\w+|expert(?:ise)?\b|competen\w+|analy[sz]\w+|design\w*|develop\w*|program(?:ming)?\b|writing|research\w*|modell?ing|test(?:ing)?\b|planning|project management|budget\w*|sales|selling|negotiat\w+|report(?:ing)?\b|data|statistic\w*|machine learning|manag(?:ing|ement)|troubleshoot\w*|maint(?:aining|enance)|install\w*|implement\w*|forecast\w*|account(?:ing)?\b|market(?:ing)\b|audit\w*|teaching|training|coaching|documentation|coding|code|typing|math\w*|cooking|welding|driving|cleaning|editing|optimi[sz]\w+|build(?:ing)?|lead(?:ing|ership)?|creat(?:e|ing)|prepar(?:e|ing)|monitor\w*|evaluat\w+|assess\w*|investigat\w+|scheduling|customer service|technical)\b"
)


_SHORT: Final = 10
_OFFERS_TIME: Final = re.compile(
    r"(?i)\b(?:available|availability|willing\w*|travel|must|weekends?|evenings?|overtime|on[- ]call|flexib\w+|able to work|relocat\w+)\b"
)
_VETTING: Final = re.compile(
    r"(?i)\b(?:dbs|police|background|criminal record)\b[^,;]{0,20}\b(?:check|clearance|disclosure|certificate)"
)
# "A satisfactory police record check", which "Experience with credit checks" does not ask for.
_CHECKED: Final = re.compile(
    r"(?i)\b(?:(?:police|criminal|credit|debt|background|fingerprint|reference|security|garda)[\w, /-]{0,40}\b(?:checks?|screen\w*|investigations?|vetting|testing)|(?:clean|clear|satisfactory|orderly)[\w, -]{0,30}\brecords?"
    r"|drug (?:and alcohol )?(?:test\w*|screen\w*)|for drugs and alcohol|certificate of (?:good )?conduct|police certificate|vetting|pre-?employment (?:screen\w*|checks?|test\w*|medical))\b"
)
# "A second European language" names none.
_UNNAMED_LANGUAGE: Final = re.compile(
    r"(?i)\b(?:second|third|another|additional|further|other|foreign|european|community|indigenous|scandinavian|asian|african|local|eu|iberian|nordic|official)\s+(?:[\w-]+\s+){0,3}languages?\b(?! (?:model|process|data|technolog|teaching|school|learning))"
)
_PRODUCTS: Final = re.compile(
    r"(?:such as|e\.g\.,?|\(|with|tool|using|like|software:?|engine|system|platform) (?:an? )?\(?(?:[A-Z][\w.&/+-]+(?: [A-Z0-9][\w.+-]*){0,2}, ){0,6}[A-Z][\w./+-]+(?: [A-Z0-9]\w*){0,2},? (?:or|and) (?:(?:an? |another |some )?(?:similar|comparable|equivalent|equal|the like)|[A-Z][\w-]+)"
)
# "standards such as GDPR or CCPA", "with Maori and Pasifika communities": names, but of no products.
_NO_PRODUCTS: Final = re.compile(
    r"(?i)\b(?:standards?|regulat\w+|requirements|laws?|acts?|legislation|methodolog\w+|frameworks?|guidelines|polic(?:y|ies)|practice|principles|communit(?:y|ies)|people|peoples|clients?|customers?|teams?|government|markets?|languages?|schools?|companies|firms?|bod(?:y|ies)|grants?|funding|donors?)\b"
)
# What names in a row are names of: "a booking system such as Phorest or Book4Time", and nothing of the kind in "with Legal, Risk and Product".
_OF_PRODUCTS: Final = re.compile(
    r"(?i)\b(?:systems?|platforms?|software|tools?|technolog(?:y|ies)|models?|apps?|applications?|engines?|journals?|databases?|protocols?|packages?|programs?|solutions?|suites?|such as|e\.g\.|similar|comparable|equivalent|the like)(?!\w)"
)
_DRIVING: Final = re.compile(r"(?i)\b(?:driv(?:er|ing)\W{0,2}s?|sponsor|site)\W{1,2}(?:licen[cs]e)")
# "Experience with Linux and Git": the tool is what is asked for; "experience administering Linux" asks for more.
_WITH_TOOL: Final = re.compile(
    r"(?i)\bexperience\s+(?:(?:in\s+)?(?:working\s+)?(?:with|using)|of\s+(?:using|recording\s+in)?|in\s+using)\b|\b(?:programming|scripting|language)\s+experience\b"
)
_DOES: Final = re.compile(
    r"(?i)\b(?:build|develop|design|deploy|administ|configur|manag|implement|creat|lead|maintain|automat|integrat|migrat|writ|support|install|optimi[sz])\w*ing\b|\bdevelopment\b"
)
_ROLE: Final = re.compile(
    r"(?i)\b(?:as|in)\s+an?\s+(?:\w+[ ,/-]+){0,6}?(?:manager|analyst|role|position|supervisor|officer|nurse|assistant|coordinator|clerk|lead|leader|setting|environment)\b|\brelevant (?:work |industry )?experience\W*$"
)
_SETTING: Final = re.compile(
    r"(?i)\b(?:work(?:ing|ed)?|experience)\s+(?:closely\s+)?(?:with|for|within|in|at|on|across)\s+(?:\w+[\s,-]+){0,4}?(?:partners?|people|clients?|customers?|children|teams?|designers?|contractors?|companies|company|start-?ups?|organi[sz]ations?|environments?|settings?|role|field|capacity|position|time zones)\b"
)
_WITH_PEOPLE: Final = re.compile(
    r"(?i)\b(?:interpersonal|teams?\b|people|relationships?|stakeholders?|leadership|mentor\w*|coach\w*|presenting|difficult|managing|motivat\w+|partnerships?|collaborat\w+|communicat\w+ (?:with|skills|complex|to))\b"
)
_ABLE: Final = re.compile(
    r"(?i)(?:the |an? |your |strong |proven |demonstrated |demonstrable )*(?:ability|able|capab\w+|confiden\w+|comfort\w*|willing\w*|commitment|track record|experience (?:preparing|responding|building|designing|writing|improving|using))\b"
)
# "Understanding of machine learning" and "of programming" ask for what one can do.
_CRAFT: Final = re.compile(
    r"(?i)\b(?:machine learning|deep learning|programming|coding|software development|debugging|data structures|algorithms?|compilers?|statistical (?:analysis|methods|modell?ing)|data modell?ing|gd&t|code)\b"
)
_MAKES: Final = re.compile(
    r"(?i)\b(?:writ(?:e|ing)|build(?:ing)?|develop\w*|design\w*|debug\w*|coding|program(?:ming)?\b|script(?:ing)?|analy[sz]\w+|analysis|model(?:l)?ing|dashboards?|automat\w+|administration|administer\w*|configur\w+|edit\w*|code)\b"
)


def kinds_of(
    text: str,
    *,
    has_years: bool,
    is_education: bool,
    has_language: bool,
    has_certificate: bool,
    concept_kinds: frozenset[str] = frozenset(),
) -> tuple[str, ...]:
    """Return the kinds of a requirement, in the order of `REQUIREMENT_KINDS`.

    Parameters
    ----------
    text : str
    has_years, is_education, has_language, has_certificate : bool
        What the readers of degrees, years, languages and certificates found.
    concept_kinds : frozenset of str
        Kinds of the taxonomy entries named in the text.

    Returns
    -------
    tuple of str

    Examples
    --------
    >>> kinds_of("Experience with Python", has_years=False, is_education=False, has_language=False, has_certificate=False)
    ('tool',)
    """
    found: set[str] = set()
    # "SQL or another query language" is no tongue.
    has_language = has_language or (
        _UNNAMED_LANGUAGE.search(text) is not None and not is_education and _TOOL.search(text) is None
    )
    if has_years:
        found.add("experience_years")
    if is_education:
        found.add("education")
    if has_language:
        found.add("language")
    driving = _DRIVING.search(text) is not None
    certified = _DRIVING.sub(" ", text) if driving else text
    if (has_certificate and not driving and not _VETTING.search(text)) or (
        _CERTIFICATION.search(certified)
        and not is_education
        and not re.search(r"(?i)licen[cs]ed? (?:software|product)", text)
    ):
        found.add("certification")
    bodily = _PHYSICAL.search(text) is not None
    if (
        _AVAILABILITY.search(text)
        and not (
            (has_years or is_education or bodily or _EXPERIENCE.search(text))
            and not _OFFERS_TIME.search(text)
        )
        and not (has_language and not _OFFERS_TIME.search(text))
    ):
        found.add("availability")
    if _LEGAL.search(text) or (
        _CHECKED.search(text) and not _EXPERIENCE.search(text.replace("background", " "))
    ):
        found.add("legal")
    if bodily:
        found.add("physical")
    hard = {"availability", "legal", "physical"} & found
    if (
        not has_years
        and _EXPERIENCE.search(text)
        and not (is_education and re.search(r"(?i)equivalent|in lieu|or \w+ experience", text))
    ):
        found.add("experience")
    tool = "tool" in concept_kinds or _TOOL.search(text) is not None
    if not tool and not has_language and not has_certificate:
        tool = (
            _PRODUCTS.search(text) is not None
            and _OF_PRODUCTS.search(text) is not None
            and _NO_PRODUCTS.search(text) is None
        )
    if "certification" in found and len(text.split()) <= _SHORT:
        tool = False  # "AWS architect certification": the name of the certificate
    if tool and not hard and not (is_education and not has_years):
        found.add("tool")
        if _WITH_TOOL.search(text) and not _DOES.search(text):
            found.discard("experience")
    if is_education and not has_years and "experience" not in found:
        return _ordered(found)
    if (
        "tool" in found
        and not {"experience", "experience_years"} & found
        and _MAKES.search(text)
        and not re.match(r"(?i)(?:experience|familiarity|knowledge) (?:with|of)\b", text)
    ):
        found.add("skill")
    soft = _SOFT.search(text) is not None and not hard and not has_language
    if soft and "experience" in found and not _WITH_PEOPLE.search(text):
        soft = False
    if soft and not (
        {"tool", "experience_years", "certification", "education"} & found
        and not re.search(r"(?i)communicat|interpersonal|independent|team", text)
    ):
        found.add("soft_skill")
    domain = (
        _DOMAIN.search(text) is not None
        and not tool
        and not hard
        and not has_language
        and "education" not in found
    )
    if domain and not (
        ("soft_skill" in found or _ABLE.match(text))
        and not re.search(r"(?i)knowledge|understanding|familiar", text)
    ):
        found.add("skill" if _CRAFT.search(text) else "domain_knowledge")
    skill = _SKILL.search(text) is not None
    if (
        skill
        and not ({"tool", "soft_skill", "domain_knowledge", "language", "certification", "education"} | hard)
        & found
    ):
        found.add("skill")
    if found == {"experience"} and not _SETTING.search(text):
        found.add("skill")
    if "experience_years" in found and _ROLE.search(text):
        found.discard("skill")
    if not found:
        found.add("skill")
    return _ordered(found)


def _ordered(found: set[str]) -> tuple[str, ...]:
    return tuple(kind for kind in REQUIREMENT_KINDS if kind in found)
