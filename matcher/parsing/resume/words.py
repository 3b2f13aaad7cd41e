"""Word lists that tell job titles, organisations, schools and breaks from each other."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text as a set.

    Parameters
    ----------
    words : str

    Returns
    -------
    frozenset of str
    """
    return frozenset(words.split())


_TITLE_NOUNS: Final = word_set(
    """abogada abogado academic accountant actuary actor actress adjunct adjuster administrator adviser advisor advocate aide agent agente allied ambassador analista analyst analyste animator
    announcer apprentice architect architekt archivist artist assembler assessor assistant assistante assistent associate astronomer attendant attorney auditor author azubi baker banker barber barista bartender
    beautician berater bioinformatician biochemist biologist biostatistician bookkeeper boss broker butcher buyer cadet captain caregiver caretaker carer carpenter cashier caseworker caterer cfo ceo cto coo chaplain
    chairman chairwoman chair checker chef chemist chief childminder chiropractor cleaner clerk clinician co-founder cofounder coach collector colonel commander commis commissioner committee companion comptroller conductor
    conservationist constable consultant consultor consultora contractor controller cook coordinator co-ordinator copywriter corporal correspondent counsel counsellor counselor courier craftsman creator crew curator custodian
    dealer dean decorator demonstrator dental dentist deputy designer desarrollador desarrolladora detective developer developper développeur dietitian director directora directeur direktor disponent dispatcher docent doctor dosimetrist drafter
    draftsman driver ecologist economist editor educator electrician engineer engineers engineering engraver enfermera enfermero entrepreneur epidemiologist ergonomist erzieher erzieherin estimator examiner executive expert extern fabricator facilitator
    farmer farmhand fellow filmmaker firefighter fitter florist foreman founder freelancer fundraiser gardener gerente generalist geochemist geographer geologist geophysicist geschäftsführer grader graduate groom groundskeeper guard guide
    hairdresser handler handyman head headteacher helper historian host hostess housekeeper hygienist illustrator ingeniera ingeniero ingegnere ingénieur ingenieur ingenieurin inspector installer instructor intern internship placement traineeship apprenticeship praktikum stage interim internist lto observer childminder interpreter interviewer inventor
    investigator investigadora investigador janitor jefe joiner journalist journeyman judge keeper kellner kellnerin koch laborant laborer laborleiter labourer landscaper lawyer lead leader lecturer lector lehrer lehrerin leiter leiterin librarian lieutenant lifeguard
    linguist loader logistician machinist maestra maestro magistrate maid maintainer major manager managerin managing marketer marketeer marine marshal mason masseur mate mathematician mechanic mechatroniker medic member mentor merchandiser merchant
    messenger meteorologist microbiologist midwife military millwright miner minister mitarbeiter mitarbeiterin model moderator monteur musician nanny navigator negotiator neurologist notary nurse nutritionist observer officer official operative operator
    optician optometrist orderly organiser organizer owner packer painter pair paralegal paramedic partner pastor pathologist patrol performer perfusionist pharmacist pharmacologist phlebotomist photographer physician physicist physiotherapist picker pilot pipefitter
    planner plasterer player plumber podiatrist police porter postdoc postdoctoral practitioner praktikant praktikantin preacher preceptor presenter president prinicipal principal producer product professor programmer programmierer projektleiter projektmanager promoter proofreader proprietor
    prosecutor provider psychiatrist psychologist psychotherapist publicist purchaser quartermaster radiographer radiologist ranger realtor receptionist recruiter referent referentin rep representative reporter researcher reservist resident responsable responsabile reviewer reviser rigger roofer runner
    sachbearbeiter sachbearbeiterin sailor salesman salesperson saleswoman scholar scholarship scientist scheduler seamstress secretary selector seller sergeant server setter setzer shepherd sheriff singer socorrista software soldier solicitor sonographer sorter sourcer specialist spécialiste sprayer staff stagiaire statistician
    steward stewardess stocker stylist subcontractor superintendent supervisor surgeon surveyor sweeper tailor taster teacher teamleiter technician technicien technicienne técnico técnica technologist teamlead telemarketer teller temp tester therapist tiler toolmaker trader traffic trainee
    trainer translator treasurer treasury tutor typist underwriter upholsterer usher valet vendor verkäufer verkäuferin vet veterinarian vicar vicepresident videographer viticulturist volunteer waiter waitress warden warehouseman watchman weaver webmaster welder werkstudent werkstudentin worker writer
    yardman zoologist soldier chairperson scrum pm qa sre dba mts rn lpn lvn cna emt ma vp svp evp avp sdet swe counselor hand lad girl boy candidate uploader lecturer reader provost registrar rector superintendent interno becario becaria ayudante profesor profesora professora docente vendedor vendedora
    comercial contable jurista médico medico infirmier infirmière comptable vendeur vendeuse serveur serveuse chauffeur conducteur conseiller conseillère chargé chargée gestionnaire rédacteur juriste pharmacien enseignant enseignante cuisinier ouvrier impiegato impiegata commesso commessa
    consulente sviluppatore insegnante programador programadora engenheiro engenheira assistente estagiário estagiária auxiliar medewerker ontwikkelaar adviseur verpleegkundige docente boekhouder beheerder specjalista kierownik inżynier nauczyciel programista konsultant asystent księgowa sprzedawca
    utvecklare ingenjör sjuksköterska lärare konsult säljare handläggare projektledare udvikler ingeniør sygeplejerske lærer konsulent sælger utvikler sykepleier rådgiver selger buchhalter buchhalterin kaufmann kauffrau entwickler entwicklerin pfleger pflegerin krankenschwester arzt ärztin techniker technikerin verwalter
    architecte ingénieure directrice chercheur chercheuse doctorant doctorante doktorand doktorandin promovendus postdoctorant hilfskraft tutorin tutore borsista ricercatore ricercatrice abogadx analistas underwriter scheduler planificador projectmanager teamleider bediende arbeider leerkracht
    asociat asociată reprezentant reprezentantul reprezentantă administratorul coordonator coordonatoare inginer inginera casier casieră contabil contabilă asistentă asistentul tehnician operatorul vânzător vânzătoare profesoară medicul economist analistă dezvoltator
    analist programator programatoare tutore stagiar stagiară șef lector traducător redactor jurnalist arhitect chimist psiholog stomatolog fizioterapeut kinetoterapeut paznic croitor zidar tâmplar dulgher lăcătuș expeditor
    șofer bucătar ospătar lucrător muncitor recepționer secretar secretară supervizor consilier educatoare învățător învățătoare farmacist avocat mecanic electrician instalator sudor magaziner
    инженер менеджер специалист директор руководитель разработчик программист аналитик бухгалтер врач медсестра учитель преподаватель продавец водитель администратор консультант юрист экономист дизайнер тестировщик оператор механик электрик повар секретарь ассистент
    стажёр стажер помощник начальник заместитель кассир логист маркетолог сотрудник інженер фахівець керівник розробник лікар вчитель inženýr technik účetní vedoucí řidič prodavač učitel asistent analytik vývojář mérnök vezető fejlesztő tanár ápoló könyvelő eladó
    mühendis mühendisi uzman uzmanı müdür müdürü öğretmen hemşire muhasebeci danışman stajyer yönetici teknisyen insinööri asiantuntija johtaja opettaja sairaanhoitaja myyjä kehittäjä μηχανικός υπεύθυνος πωλητής δάσκαλος προγραμματιστής"""
)  # fmt: skip

#: Words of titles that alone do not make one.
_WEAK_TITLES: Final = word_set(
    "allied academic associate chair chief dental engineering graduate groom hand head lead major managing marine member military model ma product software staff traffic treasury scholarship police patrol pair crew committee resident"
    " qa pm girl boy lad reader author partner host provider expert scrum official counsel server player collector runner principal fellow captain merchant interim internist mate comercial"
)

_NEVER_ALONE: Final = frozenset(
    [
        "engineering",
        "software",
        "product",
        "allied",
        "dental",
        "marine",
        "military",
        "police",
        "traffic",
        "treasury",
        "ma",
        "committee",
        "scholarship",
        "partners",
    ]
)
_HEAD_OF: Final = re.compile(
    r"\b(?i:head|director|vp|vice president|chief|manager|dean|chair|secretary|lead) of\s+(?=[A-Zthe])"
)
_DEV: Final = re.compile(
    r"(?i)\b(?:back-?end|front-?end|full-?stack|web|mobile|software|game|senior|junior|lead|ios|android|java|python|php|ruby|net)\sdev\b"
)
_ORG_WORDS: Final = re.compile(
    r"\b(?:inc|llc|llp|ltd|limited|plc|gmbh|ag|kg|ohg|co|corp|corporation|company|companies|s\.?a\.?|s\.?r\.?l|sarl|sas|b\.?v|n\.?v|oy|ab|a/s|aps|spa|pty|pte|university|universität|université|universidad|università|universidade|"
    r"universiteit|college|school|schools|institute|institut|instituto|academy|hospital|hospitals|clinic|clinics|klinik|klinikum|bank|group|gruppe|holding|holdings|partners|associates|agency|agentur|department|ministry|council|"
    r"authority|bureau|commission|committee|foundation|trust|society|association|federation|union|services|service|solutions|systems|technologies|technology|labs|laboratory|laboratories|studio|studios|hotel|hotels|restaurant|"
    r"cafe|café|coffee|bakery|pharmacy|centre|center|store|stores|shop|market|supermarket|foods|logistics|transport|consulting|consultancy|insurance|capital|ventures|media|press|museum|library|church|army|navy|air force|guard|"
    r"corps|county|city of|state of|government|district|nhs|primary|nursery|academy|house|home|plant|mill|farm|farms|garden|motors|energy|electric|power|pharma|pharmaceuticals|therapeutics|biotech|software|networks|games|"
    r"airlines|airways|railway|international|global|worldwide|enterprises|industries|manufacturing|products|packaging|construction|builders|properties|realty|airport|freelance|self-employed|selbständig|freiberuflich)\b\.?",
    re.IGNORECASE,
)

_SCHOOL: Final = re.compile(
    r"\b(?:university|univ\.?|universität|université|universidad(?:e)?|università|universiteit|uniwersytet|universitet|college|school|academy|institute|institut|instituto|istituto|polytechnic\w*|politecnico|politechnika|hochschule|"
    r"fachhochschule|gymnasium|lycée|liceo|liceum|collège|école|ecole|escuela|facultad|faculty|seminary|conservatory|conservatoire|akademie|akademia|universitat|prifysgol|coleg|coláiste|tu|eth|mit|iit|ucla|nyu|suny|cuny|"
    r"(?:education(?:al)?|training|learning|vocational) cent(?:er|re)|hogeschool|högskola|højskole|iscte|bootcamp|berufsschule|technikum|realschule|oberschule|universitatea|facultatea|colegiul|liceul|școala|academia|университет\w*|институт\w*|академи\w*|колледж\w*|школа|університет\w*|univerzita|fakulta|egyetem|főiskola|üniversitesi|fakültesi|yliopisto|πανεπιστήμιο)\b",
    re.IGNORECASE,
)

_BREAK: Final = re.compile(
    r"\b(?:career break|career gap|career interruption|career pause|gap year|sabbatical|parental leave|maternity leave|paternity leave|family leave|family care|caring for (?:my|family|a)|cared for (?:my|a)|home with (?:my|our|the)?\s?(?:children|kids|twins|baby|daughter|son|family)|full-time carer for my|"
    r"full[- ]time (?:parent|mother|father|mum|dad|carer|caregiver)|stay[- ]at[- ]home|at home with|raising (?:my|our|two|three|children|a)|family reasons|family break|elternzeit|mutterschutz|babypause|karrierepause|arbeitslos|arbeitssuchend|"
    r"auszeit|congé parental|congé maternité|pause carrière|recherche d['’]emploi|excedencia|pausa laboral|baja maternal|congedo|maternità|licença|pausa na carreira|ouderschapsverlof|przerwa|urlop|föräldraledig\w*|"
    r"barsel|unemployed|not employed|job search\w*|job[- ]?seeking|(?:seeking|looking for) (?:work|employment|a (?:new )?(?:job|role|position))|between jobs|no contracts|home ?maker|homemaking|travel(?:l)?ing (?:in|through|around|the)|world tour|medical leave|illness|relocation|personal leave|time off|took time|looked after my|no paid work|family illness|"
    r"career transition|bereavement|carer for my)\b|^\W*(?:break|travell?ed|travell?ing)\b",
    re.IGNORECASE,
)

_UNPAID: Final = re.compile(
    r"\b(?:volunteer(?!s\b)(?![ ](?:coordinator|manager|co-ordinator|program|services|recruit|management|engagement|director|supervisor|lead))\w*|voluntary|unpaid|pro bono|ehrenamtlich\w*|bénévol\w*|voluntari\w*|vrijwillig\w*|wolontari\w*|honorary|frivillig)\b",
    re.IGNORECASE,
)

_WORD: Final = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


def has_title_word(text: str) -> bool:
    """Tell whether a text names a job.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return title_strength(text) > 0


@lru_cache(maxsize=8192)
def title_strength(text: str) -> int:
    """Rate how much a text looks like a job title: 0 not at all, 1 by a weak word, 2 by a plain one.

    Parameters
    ----------
    text : str

    Returns
    -------
    int
    """
    strength = 0
    if _HEAD_OF.search(text) or _DEV.search(text):
        return 2
    for match in _WORD.finditer(text):
        word = match[0].lower()
        tail = word.rsplit("-", 1)[-1]
        singular = word[:-1] if word.endswith("s") else word
        for form in (word, tail, singular):
            if form in _TITLE_NOUNS:
                if form not in _WEAK_TITLES or _closes_title(text, match):
                    return 2
                strength = 1
    return strength


def _closes_title(text: str, match: re.Match[str]) -> bool:
    """Tell "Category Lead" from "Lead a team": a weak word counts in full at the end of a capitalised phrase."""
    before = text[: match.start()].rstrip()
    if not before or not match[0][0].isupper() or match[0].lower() in _NEVER_ALONE:
        return False
    previous = re.search(r"[^\W\d_][\w&/.'-]*$", before)
    if not previous or not previous[0][0].isupper():
        return False
    return bool(re.match(r"\s*(?:$|[,(|;:·•–—\[]|-\s|\s-|\s{2,}|\d|I{1,3}\b)", text[match.end() :]))


@lru_cache(maxsize=4096)
def has_organisation_word(text: str) -> bool:
    """Tell whether a text names an organisation by its form.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(_ORG_WORDS.search(text))


def has_school_word(text: str) -> bool:
    """Tell whether a text names a school or a university.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(_SCHOOL.search(text))


def is_break(text: str) -> bool:
    """Tell whether an entry is a career break rather than a job.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(_BREAK.search(text))


def is_unpaid(text: str) -> bool:
    """Tell whether an entry says that it was voluntary.

    Parameters
    ----------
    text : str

    Returns
    -------
    bool
    """
    return bool(_UNPAID.search(text))
