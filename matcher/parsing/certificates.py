"""Certificates and licences named in a text, of any field of work."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import islice
from typing import Final

# canonical name: aliases | …; a leading "=" keeps the case of an alias (short names that are words otherwise).
_LEXICON: Final = """
cpa: =CPA | =C.P.A. | certified public accountant | chartered professional accountant
cma accounting: certified management accountant
aat: =AAT | =MAAT | association of accounting technicians
acca: =ACCA | chartered certified accountant
cima: =CIMA | =CGMA | chartered management accountant | chartered global management accountant
aca: =ACA | =ICAEW | chartered accountant
cfa: =CFA | chartered financial analyst
frm: =FRM | financial risk manager
cfp: =CFP | certified financial planner
cia audit: certified internal auditor
cfe: =CFE | certified fraud examiner
cams: =CAMS | certified anti-money laundering specialist | acams | acams certified
cgss: =CGSS | certified global sanctions specialist
ica diploma: =ICA diploma | ica certificate | international compliance association
enrolled agent: enrolled agent
series 7: series 7 | finra series 7
series 63: series 63 | series 66
series 65: series 65
series 24: series 24
insurance licence: insurance license | insurance licence | life and health license | property and casualty license | p&c license
real estate licence: real estate license | real estate licence | real estate salesperson license | broker's license
notary: notary public | notary commission | commissioned notary
bar admission: bar admission | admitted to the bar | admission to the bar | state bar | member of the bar | bar membership | licensed attorney | licensed to practice law | licensed to practise law | qualified solicitor | admitted solicitor | active member of the bar | bar license
certified paralegal: certified paralegal | =NALA | registered paralegal | =NFPA
cipp: =CIPP | =CIPP/E | =CIPP/US | =CIPP/C | certified information privacy professional
cipm: =CIPM | certified information privacy manager
shrm-cp: =SHRM-CP | shrm certified professional | =SHRM
shrm-scp: =SHRM-SCP | shrm senior certified professional
phr: =PHR | professional in human resources
sphr: =SPHR | senior professional in human resources
cipd level 3: cipd level 3 | foundation certificate in people practice
cipd level 5: cipd level 5 | associate diploma in people management
cipd level 7: cipd level 7 | chartered member of cipd | advanced diploma in strategic people management
cipd: =CIPD | chartered institute of personnel and development
mcips: =MCIPS | =CIPS | chartered institute of procurement
cpim: =CPIM | certified in planning and inventory management
cscp: =CSCP | certified supply chain professional
cltd: =CLTD
cpsm: =CPSM | certified professional in supply management
apics: =APICS
pmp: =PMP | project management professional
capm: =CAPM | certified associate in project management
pgmp: =PgMP | program management professional
pmi-acp: =PMI-ACP | agile certified practitioner
prince2 foundation: prince2 foundation
prince2 practitioner: prince2 practitioner
prince2: prince2 | prince 2
csm: =CSM | certified scrummaster | certified scrum master
psm: =PSM | =PSM I | =PSM II | professional scrum master
cspo: =CSPO | certified scrum product owner | =PSPO | professional scrum product owner
safe: safe certified | safe agilist | =SAFe certification | =SPC certification
itil foundation: itil foundation | itil 4 foundation | itil v3 foundation | itil v4 | itil v3
itil expert: itil expert | itil master
itil: =ITIL | information technology infrastructure library
cbap: =CBAP | certified business analysis professional
ccba: =CCBA
six sigma yellow belt: six sigma yellow belt | lean six sigma yellow belt | yellow belt
six sigma green belt: six sigma green belt | lean six sigma green belt | green belt | =LSSGB | =CSSGB | =SSGB
six sigma black belt: six sigma black belt | lean six sigma black belt | black belt | =LSSBB | =CSSBB | =SSBB
six sigma master black belt: master black belt
six sigma: lean six sigma certif | six sigma certif | six-sigma certif
cqe: =CQE | certified quality engineer
cqa: =CQA | certified quality auditor
asq: =ASQ
iso lead auditor: iso 9001 lead auditor | iso 27001 lead auditor | iso 13485 lead auditor | lead auditor | iso 27001 lead implementer | iso 14001 lead auditor
iso auditor: internal auditor certif | iso auditor
rac: =RAC | regulatory affairs certification
cissp: =CISSP | certified information systems security professional
cism: =CISM | certified information security manager
cisa: =CISA | certified information systems auditor
crisc: =CRISC
cgeit: =CGEIT
ccsp: =CCSP | certified cloud security professional
sscp: =SSCP
ceh: =CEH | certified ethical hacker
oscp: =OSCP | offensive security certified professional
oswe: =OSWE
osce: =OSCE
gwapt: =GWAPT
gcih: =GCIH | giac certified incident handler
gcia: =GCIA
gcfa: =GCFA
gcfe: =GCFE
gpen: =GPEN
gsec: =GSEC
gcti: =GCTI
gicsp: =GICSP
giac: =GIAC
comptia a+: comptia a+ | =A+ certif | =A+ | comptia a plus
comptia network+: comptia network+ | network+ | =Net+
comptia security+: comptia security+ | security+ | =Sec+ | comptia security plus | security plus certif
comptia cysa+: comptia cysa+ | cysa+
comptia pentest+: comptia pentest+ | pentest+
comptia casp+: comptia casp+ | casp+ | =CASP
comptia linux+: comptia linux+ | linux+
comptia: =CompTIA
ccna: =CCNA | cisco certified network associate
ccnp: =CCNP | cisco certified network professional
ccie: =CCIE | cisco certified internetwork expert
jncia: =JNCIA | =JNCIS
rhcsa: =RHCSA | red hat certified system administrator
rhce: =RHCE | red hat certified engineer
lpic: =LPIC-1 | =LPIC-2 | =LPIC
mcse: =MCSE | =MCSA | =MCP | microsoft certified systems engineer | microsoft certified systems administrator | microsoft certified professional | microsoft certified solutions expert
az-900: =AZ-900 | azure fundamentals
az-104: =AZ-104 | azure administrator associate | azure administrator
az-204: =AZ-204 | azure developer associate
az-305: =AZ-305 | azure solutions architect expert | azure solutions architect
az-400: =AZ-400 | azure devops engineer expert
az-500: =AZ-500 | azure security engineer associate | azure security engineer
dp-203: =DP-203 | azure data engineer associate
dp-900: =DP-900
pl-300: =PL-300 | power bi data analyst associate | power bi data analyst
ai-900: =AI-900
ms-900: =MS-900 | =MS-102 | =MD-102
sc-200: =SC-200 | =SC-300 | =SC-900
aws cloud practitioner: aws cloud practitioner | aws certified cloud practitioner
aws solutions architect associate: aws solutions architect associate | aws certified solutions architect associate | aws certified solutions architect – associate | aws certified solutions architect - associate | aws solutions architect – associate | aws certified solutions architect
aws solutions architect professional: aws solutions architect professional | aws certified solutions architect professional | aws certified solutions architect – professional | aws certified solutions architect - professional
aws developer associate: aws developer associate | aws certified developer
aws sysops administrator: aws sysops | aws certified sysops administrator
aws devops engineer professional: aws certified devops engineer | aws devops engineer professional
aws security specialty: aws certified security | aws security specialty
aws machine learning specialty: aws certified machine learning | aws machine learning specialty
aws certification: aws certification | aws certifications | aws certified | aws cert
azure certification: azure certification | azure certifications | azure certified | microsoft certified
gcp certification: google cloud certified | gcp certification | gcp certified | google cloud certification | gcp professional cloud architect | google cloud professional | professional cloud architect | professional data engineer certif
cka: =CKA | certified kubernetes administrator
ckad: =CKAD | certified kubernetes application developer
cks: =CKS
terraform associate: terraform associate | hashicorp certified
vcp: =VCP | vmware certified professional
salesforce administrator: salesforce certified administrator | salesforce administrator certif | salesforce admin certif | certified salesforce administrator
salesforce certification: salesforce certif | salesforce certified
snowpro: =SnowPro | snowflake certif
databricks certification: databricks certif | databricks certified
tableau certification: tableau certif | tableau desktop specialist | tableau certified
oracle certification: oracle certified | =OCP | =OCA certif | java certif
togaf: =TOGAF
cobit: =COBIT
istqb: =ISTQB
google ads certification: google ads certif | google analytics certif | adwords certif | google analytics iq | =GAIQ
hubspot certification: hubspot certif | hubspot inbound certif
clinical research certification: =CCRP | =CCRA | =CCRC | =ACRP | =SOCRA
rn licence: =RN license | =RN licence | =RN licensure | registered nurse license | registered nurse licence | registered nurse licensure | licensed registered nurse | =RN | registered nurse | licensed to practice as a professional nurse | nursing license | nursing licence | nursing licensure | compact nursing license | registered professional nurse | nurse licensure compact | multistate license
lpn licence: =LPN | =LVN | licensed practical nurse | licensed vocational nurse | =LPN/LVN
cna: =CNA | =STNA | certified nursing assistant | certified nurse aide | certified nurse assistant
nmc registration: =NMC registration | nmc registered | =NMC pin | =NMC | nursing and midwifery council
hcpc registration: =HCPC registration | hcpc registered | =HCPC | health and care professions council
gmc registration: =GMC registration | =GMC | general medical council
gphc registration: =GPhC
social work england registration: social work england | social care wales | =SSSC
nurse practitioner: =FNP | =AGNP | =ACNP | =APRN | =CRNP | family nurse practitioner | nurse practitioner licen | nurse practitioner certif
crna: =CRNA
ccrn: =CCRN | critical care registered nurse
cen: =CEN
ocn: =OCN
bls: =BLS | basic life support | =BCLS | bls/cpr | cpr/bls
acls: =ACLS | advanced cardiac life support | advanced cardiovascular life support
pals: =PALS | pediatric advanced life support
nrp: =NRP | neonatal resuscitation program
tncc: =TNCC
cpr: =CPR | cpr certif | cardiopulmonary resuscitation | =HLTAID009 | =HLTAID001
first aid: first aid certif | first-aid certif | first aid at work | =FAW | first aid | paediatric first aid | first aider | =HLTAID011 | =HLTAID012 | =HLTAID003 | =HLTAID004 | =HLTAID014
aed: =AED
emt: =EMT | =EMT-B | emergency medical technician
paramedic: paramedic licen | paramedic certif | licensed paramedic | =NRP paramedic | nremt paramedic | registered paramedic
medical assistant certification: =CMA | =CMA (AAMA) | =RMA (AMT) | =RMA | =NCMA | =CCMA | certified medical assistant | registered medical assistant
phlebotomy certification: certified phlebotom | phlebotomy certif | =CPT (phlebotomy)
pharmacy technician: =CPhT | certified pharmacy technician | pharmacy technician licen | pharmacy technician certif | =PTCB
pharmacist licence: pharmacist licen | licensed pharmacist | registered pharmacist | =RPh
arrt: =ARRT | =ARRT(R) | registered radiologic technologist | radiologic technologist licen
rdms: =RDMS | =RVT sonograph
rrt: =RRT | registered respiratory therapist | =CRT respiratory
physical therapist licence: physical therapist licen | licensed physical therapist | physical therapy licen
occupational therapist licence: occupational therapist licen | licensed occupational therapist | =OTR | =OTR/L
slp licence: =CCC-SLP | speech-language pathologist licen
registered dietitian: registered dietitian | =RDN | registered dietician
lcsw: =LCSW | licensed clinical social worker | =LICSW | clinical social work licen
lmsw: =LMSW | =LSW | licensed master social worker | licensed social worker
lpc: =LPC | =LPCC | =LCPC | licensed professional counselor | =LMHC | licensed mental health counselor
lmft: =LMFT | licensed marriage and family therapist
bcba: =BCBA | board certified behavior analyst
rbt: =RBT | registered behavior technician
psychologist licence: licensed psychologist | psychologist licen
medical licence: medical license | medical licence | board certified | board-certified | board eligible | board certification | license to practice medicine | licensed physician | state medical licen | usmle
dea: =DEA license | =DEA registration | =DEA number | =DEA
medical coding: =CPC | =CCS | =RHIA | =RHIT | =CCA coding | certified professional coder | =CPC-A | certified coding specialist
cphims: =CPHIMS
epic certification: epic certif | epic certified | certified in epic
hazwoper 40-hour: 40-hour hazwoper | 40 hour hazwoper | hazwoper 40 | hazwoper 40-hour | =HAZWOPER
hazwoper 24-hour: 24-hour hazwoper | hazwoper 24
hazwoper 8-hour refresher: 8-hour refresher | hazwoper refresher | 8-hour hazwoper
osha 10: osha 10 | osha-10 | osha 10-hour | 10-hour osha | osha 10 hour
osha 30: osha 30 | osha-30 | osha 30-hour | 30-hour osha | osha 30 hour
osha certification: osha certif | osha training | osha 500 | osha 510
msha: =MSHA
csp: =CSP | certified safety professional
asp: associate safety professional
cih: =CIH | certified industrial hygienist
chmm: =CHMM
nebosh general certificate: nebosh general certificate | nebosh certificate | nebosh national general certificate | nebosh igc | nebosh
nebosh diploma: nebosh diploma | nebosh national diploma
iosh: =IOSH | iosh managing safely
cscs: =CSCS | cscs card
ecs card: ecs gold card | jib gold card | ecs card | jib card | jib/ecs gold card | jib ecs gold card | ecs/jib gold card
smsts: =SMSTS
sssts: =SSSTS
ipaf: =IPAF
pasma: =PASMA
pe licence: =PE license | =PE licence | =P.E. | =P.Eng | =PEng | =P. Eng. | professional engineer licen | professional engineering licen | licensed professional engineer | registered professional engineer | professional engineer | =PE registration | chartered engineer | =CEng
eit: =EIT | =E.I.T. | =FE exam | engineer in training | engineer-in-training | fundamentals of engineering | =EI certif
professional geologist: professional geologist | =P.G. | geologist-in-training
leed: =LEED AP | =LEED | leed accredited | =LEED GA
architect licence: licensed architect | registered architect | architect licen | =NCARB | =ARB part 3
surveyor licence: licensed land surveyor | professional land surveyor | =PLS
mrics: =MRICS | =RICS | =FRICS
aicp: =AICP
journeyman electrician: journeyman electrician | journeyman licen | journeyman card | journeyman's licen | electrical licen | licensed electrician | electrician licen | journeyperson | red seal | journeyman wireman | inside wireman | electrical mechanic licen | electrical worker licen
master electrician: master electrician
18th edition: 18th edition | =BS7671 | =BS 7671
17th edition: 17th edition
city and guilds: city & guilds | city and guilds | =C&G
nvq: =NVQ | =SVQ | nvq level 2 | nvq level 3
btec: =BTEC
vocational certificate: certificate ii in | certificate iii in | certificate iv in | cert ii in | cert iii in | cert iv in
gas safe: gas safe
f-gas: f-gas | f gas
epa 608: epa 608 | epa universal | epa section 608 | epa certif | epa 608 universal | section 608
hvac certification: hvac certif | hvac licen | nate certif
plumbing licence: plumbing licen | licensed plumber | journeyman plumber | plumber's licen | master plumber
welding certification: aws d1.1 | welding certif | certified welder | aws certified welder | =CWI | certified welding inspector | coded welder | =ASME IX
cwi: certified welding inspector
nfpa 70e: nfpa 70e | arc flash training
ase: =ASE | ase certif | ase master
a&p licence: =A&P | a&p licen | airframe and powerplant | a & p licen | =EASA Part-66 | easa part 66 | =B1 licence | =B2 licence
faa part 107: part 107 | remote pilot certif | faa remote pilot
pilot licence: commercial pilot | pilot's licen | =ATPL | =CPL pilot | airline transport pilot | pilot certificate
forklift: forklift certif | forklift licen | forklift operator certif | fork lift licen | certified forklift | flt licen | counterbalance licen | counterbalance certif | reach truck licen | forklift truck licen | powered industrial truck certif | fork lift certif | counterbalance forklift | flt | fork lift truck licen | =RTITB | =ITSSAR | =NPORS | =AITT
crane: crane operator certif | =NCCCO | =CCO | rigger certif | crane licen | slinger
cdl class a: cdl class a | class a cdl | cdl-a | class-a cdl | class a commercial driver | class a license | class a driver | cdl a | class a commercial
cdl class b: cdl class b | class b cdl | cdl-b | class b commercial driver | cdl b | class b license
cdl: =CDL | commercial driver's licen | commercial driver’s licen | commercial driver licen | commercial drivers licen | commercial driving licen
hazmat endorsement: hazmat endorse | hazardous materials endorse | tanker endorse | hazmat
twic: =TWIC
dot medical card: dot medical card | dot medical certif | dot medical exam | dot physical | medical examiner's certif | dot medical
category c+e: category c+e | class c+e | cat c+e | =C+E | führerschein ce | führerscheinklasse ce | klasse ce | hgv class 1 | class 1 hgv | lgv class 1 | lgv c+e | hgv 1
category c: category c licen | hgv class 2 | class 2 hgv | lgv c licen | cat c licen | hgv licen | lgv licen | hgv driver licen
category c1: category c1 | =C1 licence | =C1 driving | =C1 licen
category d1: category d1 | =D1 | midas | minibus licen | minibus driving
driver cpc: driver cpc | =CPC card | driver qualification card | =DCPC | =DQC
digital tachograph card: tachograph card | digi card | digital tacho card | digi tacho card
transport manager cpc: transport manager cpc | cpc transport manager | national cpc | international cpc | operator cpc
driver's licence: driver's licen | driver’s licen | drivers licen | drivers' licen | driver licen | driving licen | valid licence | valid license | =Führerschein | führerschein klasse b | permis b | permis de conduire | carné de conducir | full uk licen | full clean licen | clean licen | driving permit | license to drive | licence to drive | rijbewijs | class c licen | class 5 licen | class g licen | g licen | class d licen | clean driving licen | driver´s licen | driver`s licen
motorcycle licence: motorcycle licen
security licence: sia licen | =SIA | sia door supervisor | door supervisor | guard card | guard licen | security guard licen | security licen | security guard card | cctv licen
firearms licence: firearms licen | firearm licen | =LTC | concealed carry | armed guard licen
post certification: post certif | peace officer | =POST certified | =P.O.S.T. | law enforcement certif | police officer certif
firefighter certification: firefighter i | firefighter ii | firefighter certif | fire fighter i | =NFPA 1001
lifeguard: lifeguard certif | =NPLQ | certified lifeguard
clea: =CLEA | certified law enforcement analyst
ialea: =IALEA
teaching licence: teaching licen | teaching certif | teaching credential | teacher certif | teacher licen | teacher's licen | teacher's certif | certified teacher | licensed teacher | state teaching | teaching qualification | =PGCE | =PGDE | qualified teacher | teacher licensure | state certif in teaching | teacher credential
qts: =QTS | qualified teacher status | =QTLS
early years: level 3 early years | early years educator | cda credential | child development associate | =CACHE
tefl: =TEFL | =TESOL | =CELTA | =DELTA | =TESL
principal licence: principal licen | administrator licen | principal certif
slp teacher: special education certif | special education licen
dbs: dbs check | enhanced dbs | =DBS | crb check | dbs clearance
food handler: food handler | food handlers | food safety certif | food hygiene | level 2 food | =ServSafe | food protection manager | food safety level | food hygiene certif | level 3 food | level 4 food
haccp certification: haccp certif | haccp level
alcohol licence: personal licence holder | alcohol server | =TABC | =RBS | =TIPS certif | bartending licen | responsible beverage
cosmetology licence: cosmetology licen | barber licen | esthetician licen | nail technician licen | licensed cosmetologist | licensed esthetician
massage licence: massage therapy licen | licensed massage therapist | massage licen | =LMT
personal trainer: =NASM | =NASM-CPT | certified personal trainer | =ACE certified | personal trainer certif | =CSCS strength | personal training certif
veterinary technician: =CVT | =RVT | =LVT | licensed veterinary technician | registered veterinary technician | certified veterinary technician | veterinary licen
pesticide licence: pesticide applicator | pesticide licen | =PA1 | =PA6
water operator: water operator | water treatment operator | wastewater operator | wastewater treatment licen | water distribution operator
isa arborist: isa certified arborist | certified arborist
asnt: =ASNT | ndt level ii | ndt level 2 | =NDT certif | =PCN level
ipc certification: ipc-a-610 | j-std-001 | ipc certif | ipc/whma-a-620
haz comm: hazard communication
cap: =CAP certif | =INFORMS CAP
cdmp: =CDMP
iaap: =CPACC | =IAAP
diptrans: =DipTrans | ata certif | ata certified | certified translator
iti membership: =ITI | =CIOL
quality matters: quality matters
cce: certified conflict
cmp: =CMP | certified meeting professional
cfre: =CFRE
csm customer: =CCSM
cfm: certified facility manager
fmp: facility management professional | =FMP
boma: =BOMI | =CPM property | certified property manager
nmls: =NMLS | mortgage loan originator | =MLO licen
dental licence: dental licen | dental hygienist licen | registered dental hygienist | =RDH | registered dental assistant | =RDA | dental radiography | certified dental assistant | =DANB | =CDA
ergonomist: =CPE ergonom
cpcu: =CPCU
are: =ARM insurance
claims adjuster licence: adjuster licen | adjuster's licen | claims licen | adjuster certif
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class CertificateMention:
    """A certificate or licence named in a text.

    Attributes
    ----------
    name : str
        Canonical name, lower case: ``"cpa"``, ``"driver's licence"``; for one that the lexicon does not know,
        the words of the text.
    surface : str
        The words of the text.
    start, end : int
        Half-open span.
    is_known : bool
        The lexicon holds it.
    """

    name: str
    surface: str
    start: int
    end: int
    is_known: bool = True


_MOST: Final = 200  # no honest text names more; bounds the time on hostile ones


def _alias_pattern(alias: str) -> str:
    escaped = re.escape(alias).replace(r"\ ", r"[\s-]+").replace("'", "['’´`]?").replace("’", "['’´`]?")
    if alias.endswith(")"):
        return escaped
    if re.search(r"(?:licen|certif|sonograph|strength)$", alias):
        escaped += r"\w*"
    elif alias[-1:].isalpha() and not alias.isupper():
        escaped += r"s?"
    return escaped


@cache
def _pattern(word: str, is_exact: bool) -> re.Pattern[str]:
    """Compile an alias when its first word is met: a thousand at the start would take longer than most documents."""
    after = r"(?![\w+]|[-.]\w)" if is_exact else r"(?![\w+])"
    return re.compile(_alias_pattern(word) + after, 0 if is_exact else re.IGNORECASE)


def _build() -> dict[str, tuple[tuple[str, str, bool], ...]]:
    """Index the lexicon by the first word of each alias: one look-up a word instead of a thousand alternatives."""
    table: dict[str, list[tuple[int, str, str, bool]]] = {}
    for row in _LEXICON.strip().splitlines():
        head, _, rest = row.partition(":")
        for alias in (part.strip() for part in rest.split("|")):
            is_exact = alias.startswith("=")
            word = alias.removeprefix("=")
            first = re.search(r"\w+", word)
            if first is None:
                continue
            key = first.group().lower()
            entry = (-len(word), word, head.strip(), is_exact)
            table.setdefault(key, []).append(entry)
            if not is_exact and word == first.group():
                table.setdefault(key + "s", []).append(entry)
    return {
        key: tuple(
            (word, name, is_exact) for _, word, name, is_exact in sorted(entries, key=lambda e: (e[0], e[2]))
        )
        for key, entries in table.items()
    }


_INDEX: Final = _build()
_WORD: Final = re.compile(r"(?<![\w&/+.-])\w+|(?<=[/])\w+")
# Short names that are ordinary abbreviations elsewhere: they need a word of certification beside them.
_NEEDS_CUE: Final = frozenset({"asq", "cmp", "crane", "cap", "comptia", "security licence", "iti membership", "asp", "csp", "cpc", "dea", "aca", "post certification", "pilot licence", "itil", "slp teacher", "hazmat endorsement", "first aid", "door supervisor", "nrp", "cen", "aed"})  # fmt: skip
_CUE: Final = re.compile(
    r"(?i)certif|licen[cs]|credential|accredit|qualif|card\b|registered|registration|designation|member|trained|training|holder|current\b|valid\b|\bplus\b|preferred|required|desirable|or\b|,|/|knowledge"
)
_AMBIGUOUS_EXACT: Final = frozenset({"ACA", "SIA", "CAP", "ITI", "CPM", "ASE", "CSP", "CCS", "CPC", "CMA", "RMA", "ARM", "LEED", "POST", "CEN", "DEA", "MCP", "SPC", "CCA", "CDA", "CFM", "PHR", "RAC", "FRM", "PLS", "CVT", "RVT", "CRT", "EIT", "CCO", "CEH", "LTC", "RBS", "RDA", "CPT", "DBS", "ATPL", "OCP", "PSM", "CSM", "D1", "RICS", "CISA", "ICA", "FAW", "EI", "CIA", "NRP", "C&G", "SHRM", "NMC", "CKS", "CASP", "SSCP", "VCP", "PA1", "PA6", "ASQ", "FLT", "CDL", "CMP", "LPC", "DELTA"})  # fmt: skip
_STRONG_CUE: Final = re.compile(
    r"(?i)certif|licen[cs]|credential|accredit|qualification|\bcard\b|registered|registration|designation|chartered|\bexam\b|endorsement|or equivalent|preferred|required|desirable|a plus"
)

_HEAD_NOUN: Final = re.compile(
    r"\b(?:certifications?|certificates?|licen[cs]es?|licensure|credentials?)\b", re.IGNORECASE
)
_LAST_WORDS: Final = re.compile(r"(?:(?:[A-Z][\w&+.'’/-]*|\d[\w-]*|of|and|in|for|&)\s){1,7}$")
_LAST_LOWER: Final = re.compile(r"(?:[A-Za-z][\w&+.'’/-]*\s){1,3}$")
_CERTIFIED: Final = re.compile(
    r"(?<![\w-])(?:Certified|Chartered|Licensed|Registered|Accredited) [A-Z][\w&+.'’-]{1,40}(?: (?:[A-Z][\w&+.'’-]{0,40}|of|in|and|for|&)){0,5}"
)
_DROP_BEFORE: Final = re.compile(
    r"(?i).*\b(?:an?|the|any|or|and|of|with|valid|current|active|have|has|hold|holds|must|relevant|professional|appropriate|required|industry|other|additional|all|necessary|applicable|possess|obtain|maintain|ability|to|your|our|his|her|their|its|for|in|as|is|at|by|on|from|"
    r"these|this|that|no|not|more|one|some|recognized|recognised|specific|related|equivalent|proper|full|clean|preferred|desired|similar|pass|complete|completed|unrestricted|unencumbered|such|including|get|earn|through|via|various|multiple|several|new|own|about|e\.g\.|etc)\s+"
)
_NOT_CERTIFICATE: Final = re.compile(
    r"(?i)\b(?:software|open[- ]source|mit|apache|gpl|enterprise|site|microsoft 365|birth|death|gift|ssl|tls|x\.509|stock|share|marriage|deposit|savings|music|film|user|seat|operating|business|liquor|patent|product|device|type|safety data|payment|management of|degree|post-?graduate|graduate|high school|bachelor|master|associate|leaving|higher|nation|storyline|in your name)\b"
)


@lru_cache(maxsize=2048)
def find_certificates(text: str) -> tuple[CertificateMention, ...]:
    """Find certificates and licences, in the order of the text.

    Parameters
    ----------
    text : str

    Returns
    -------
    tuple of CertificateMention

    Examples
    --------
    >>> [c.name for c in find_certificates("Active RN license, BLS and ACLS; valid driver's license")]
    ['rn licence', 'bls', 'acls', "driver's licence"]
    >>> [c.name for c in find_certificates("A Zephyr Kiln Operator certification is a plus")]
    ['zephyr kiln operator']
    """
    spans: list[tuple[int, int, str, bool]] = []
    is_named = not _INDEX.keys().isdisjoint(_WORD.findall(text.lower()))
    for word in _WORD.finditer(text) if is_named else ():
        for alias, name, is_exact in _INDEX.get(word.group().lower(), ()):
            match = _pattern(alias, is_exact).match(text, word.start())
            if match is None:
                continue
            window = text[max(0, match.start() - 60) : match.end() + 60]
            if (is_exact and match.group() in _AMBIGUOUS_EXACT and not _STRONG_CUE.search(window)) or (
                name in _NEEDS_CUE and not _CUE.search(window)
            ):
                continue
            spans.append((match.start(), match.end(), name, True))
            break
    spans.extend(_unknown(text))
    spans.sort(key=lambda s: (not s[3], -(s[1] - s[0]), s[0]))
    kept: list[tuple[int, int, str, bool]] = []
    for span in spans:
        if len(kept) < _MOST and all(span[1] <= other[0] or span[0] >= other[1] for other in kept):
            kept.append(span)
    kept.sort()
    result: list[CertificateMention] = []
    for start, end, name, known in kept:
        if result and result[-1].name == name and start - result[-1].end <= 3:
            continue
        result.append(
            CertificateMention(name=name, surface=text[start:end], start=start, end=end, is_known=known)
        )
    return tuple(result)


def _unknown(text: str) -> list[tuple[int, int, str, bool]]:
    """Find "X certification" and "Certified X" that the lexicon does not hold."""
    found: list[tuple[int, int, str, bool]] = []
    for head in islice(_HEAD_NOUN.finditer(text), _MOST):
        start = max(0, head.start() - 90)
        before = text[start : head.start()]
        words = _LAST_WORDS.search(before)
        if words is None or not re.search(r"[A-Z]", words.group()):
            words = (
                _LAST_LOWER.search(before)
                if not head.group().lower().endswith(("licenses", "licences"))
                else None
            )
            cleaned = _DROP_BEFORE.sub("", words.group()).strip() if words else ""
        else:
            cleaned = re.sub(
                r"(?i)^(?:(?:an?|the|valid|current|active|and|of|in|for|or|must|have|has|hold|preferred|required|possess|full|clean|professional)\s+)+",
                "",
                words.group().strip(),
            )
        whole = text[start : head.end()]
        if (
            len(cleaned) < 2
            or cleaned.lower() in _EMPTY_NAMES
            or _NOT_CERTIFICATE.search(whole[-len(cleaned) - len(head.group()) - 1 :])
        ):
            continue
        position = start + before.rfind(cleaned)
        found.append((position, head.end(), re.sub(r"\s+", " ", cleaned).lower(), False))
    for match in _CERTIFIED.finditer(text):
        name = re.sub(r"(?: (?:of|in|and|for|&))+$", "", match.group())
        found.append((match.start(), match.start() + len(name), name.lower(), False))
    return found


_EMPTY_NAMES: Final = frozenset(
    [
        "certification",
        "certifications",
        "certificate",
        "licence",
        "license",
        "required",
        "preferred",
        "professional",
        "relevant",
        "valid",
        "current",
        "other",
        "any",
        "state",
        "industry",
        "technical",
        "board",
        "additional",
        "appropriate",
        "active",
        "it",
        "security",
        "online",
        "training",
        "professional-level",
        "extended",
        "sponsor",
        "usage-based",
        "comparable",
        "equivalent",
        "similar",
    ]
)

# higher -> what it implies
_IMPLIES: Final[dict[str, tuple[str, ...]]] = {
    "six sigma master black belt": ("six sigma black belt",),
    "six sigma black belt": ("six sigma green belt",),
    "six sigma green belt": ("six sigma yellow belt", "six sigma"),
    "six sigma yellow belt": (),
    "cdl class a": ("cdl class b",),
    "cdl class b": ("cdl",),
    "cdl": ("driver's licence",),
    "category c+e": ("category c",),
    "category c": ("category c1",),
    "category c1": ("driver's licence",),
    "category d1": ("driver's licence",),
    "osha 30": ("osha 10",),
    "osha 10": ("osha certification",),
    "hazwoper 40-hour": ("hazwoper 24-hour",),
    "nebosh diploma": ("nebosh general certificate",),
    "ccie": ("ccnp",),
    "ccnp": ("ccna",),
    "rhce": ("rhcsa",),
    "pgmp": ("pmp",),
    "pmp": ("capm",),
    "prince2 practitioner": ("prince2 foundation",),
    "prince2 foundation": ("prince2",),
    "itil expert": ("itil foundation",),
    "itil foundation": ("itil",),
    "shrm-scp": ("shrm-cp",),
    "sphr": ("phr",),
    "cipd level 7": ("cipd level 5",),
    "cipd level 5": ("cipd level 3",),
    "cipd level 3": ("cipd",),
    "aws solutions architect professional": ("aws solutions architect associate",),
    "aws solutions architect associate": ("aws cloud practitioner", "aws certification"),
    "aws devops engineer professional": ("aws developer associate", "aws sysops administrator"),
    "aws developer associate": ("aws cloud practitioner", "aws certification"),
    "aws sysops administrator": ("aws cloud practitioner", "aws certification"),
    "aws security specialty": ("aws certification",),
    "aws machine learning specialty": ("aws certification",),
    "aws cloud practitioner": ("aws certification",),
    "az-305": ("az-104",),
    "az-400": ("az-104",),
    "az-104": ("az-900",),
    "az-204": ("az-900",),
    "az-500": ("az-900",),
    "dp-203": ("dp-900", "azure certification"),
    "az-900": ("azure certification",),
    "comptia casp+": ("comptia security+",),
    "comptia security+": ("comptia",),
    "comptia network+": ("comptia",),
    "comptia a+": ("comptia",),
    "comptia cysa+": ("comptia",),
    "comptia pentest+": ("comptia",),
    "nurse practitioner": ("rn licence",),
    "crna": ("rn licence",),
    "ccrn": ("rn licence",),
    "rn licence": (),
    "paramedic": ("emt",),
    "bls": ("cpr",),
    "lcsw": ("lmsw",),
    "bcba": ("rbt",),
    "pe licence": ("eit",),
    "master electrician": ("journeyman electrician",),
    "18th edition": ("17th edition",),
    "qts": ("teaching licence",),
    "salesforce administrator": ("salesforce certification",),
    "cwi": ("welding certification",),
    "gcih": ("giac",), "gcia": ("giac",), "gcfa": ("giac",), "gcfe": ("giac",), "gpen": ("giac",), "gsec": ("giac",), "gcti": ("giac",), "gwapt": ("giac",),
    "cks": ("cka",),
    "oswe": (),
}  # fmt: skip


_NAMES: Final = frozenset(row.partition(":")[0].strip() for row in _LEXICON.strip().splitlines())


def is_known_certificate(name: str) -> bool:
    """Tell whether the lexicon holds a certificate.

    Parameters
    ----------
    name : str
        Canonical name, as in `CertificateMention.name`.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_known_certificate("ccnp"), is_known_certificate("zephyr kiln operator")
    (True, False)
    """
    return name in _NAMES


def implied_certificates(name: str) -> frozenset[str]:
    """Return the certificates that holding one implies, itself included.

    Parameters
    ----------
    name : str
        Canonical name, as in `CertificateMention.name`.

    Returns
    -------
    frozenset of str

    Examples
    --------
    >>> sorted(implied_certificates("ccnp"))
    ['ccna', 'ccnp']
    """
    found = {name}
    pending = [name]
    while pending:
        for lower in _IMPLIES.get(pending.pop(), ()):
            if lower not in found:
                found.add(lower)
                pending.append(lower)
    return frozenset(found)


# Names of firms and schemes in names of certificates; abbreviations are read off the lexicon itself.
_PROPER: Final = {
    name.casefold(): name
    for name in (
        "A&P", "ASP", "AWS", "Azure", "BOMA", "CFM", "CIA", "CySA+", "DipTrans", "DOT", "EPA", "FAA", "HVAC", "IPC", "ISA", "PgMP", "SLP", "SnowPro", "Linux+", "Network+", "PenTest+", "Security+", "CASP+", "70E", "C+E", "Cisco", "CompTIA", "Databricks", "DHA", "Epic", "GCP", "Google", "HACCP", "HAZWOPER", "HubSpot", "IATA", "IPAF",
        "ISO", "ITIL", "Kubernetes", "Linux", "NEBOSH", "Oracle", "OSHA", "Python", "PRINCE2", "QTS", "Red", "Salesforce", "Scrum", "Tableau",
        "Terraform", "Six", "Sigma", "Lean", "Yellow", "Green", "Black", "Belt", "Level", "Series",
    )
}  # fmt: skip


@cache
def _capitals() -> dict[str, str]:
    """Return the abbreviations that the lexicon keeps in capitals, by their words in lower case."""
    words = re.findall(r"=([^|\n]+)", _LEXICON)
    found = [
        word
        for alias in words
        for word in re.findall(r"[\w+/-]+", alias)
        if word[:2].isupper() or word.isupper()
    ]
    return {word.casefold(): word for word in found if len(word) > 1 and word != "SAFe"} | _PROPER


def certificate_title(name: str) -> str:
    """Return a canonical name of a certificate as people write it.

    Parameters
    ----------
    name : str
        As in `CertificateMention.name`; a name with a capital letter stays as it is.

    Returns
    -------
    str

    Examples
    --------
    >>> certificate_title("cipd level 7"), certificate_title("first aid")
    ('CIPD Level 7', 'first aid')
    """
    if name != name.lower():
        return name
    if name == "safe":
        return "SAFe"
    return re.sub(r"[\w+&/-]+", lambda word: _capitals().get(word[0], word[0]), name)
