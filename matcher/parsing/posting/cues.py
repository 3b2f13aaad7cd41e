"""How much a piece of text reads like a requirement: a sum of named cues."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final

from matcher.parsing.certificates import find_certificates
from matcher.parsing.languages import find_languages
from matcher.parsing.posting.headings import SectionKind

# (weight, pattern); all patterns that match add up. Weights were set on the seeds and on invented postings.
_CUES: Final[tuple[tuple[float, str], ...]] = (
    # what is asked of a person
    (3.0, r"\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)\)?\s?(?:\+|plus|or more)?\s*(?:(?:-|–|to)\s*\d{1,2}\s*)?\+?\s*(?:full )?(?:years?|yrs?|months|jahre|ans|años)['’]?\b.{0,60}\b(?:experience|experiencia|expérience|erfahrung|berufserfahrung|background|working|work(?:ed)?|in (?:a|an|the)|track record|practice)\b"),
    (2.5, r"\b(?:bachelor|master['’]s|degree (?:in|or|from|required|preferred|(?:that |which )?includ(?:e[sd]?|ing))|associate['’]?s? degree|juris\b|law degree|ph\.?d|diploma|high school|ged\b|b\.?s\.?c|bsn|mba|baccalaureate|studium|licenciatura|graduate of|diplôme)"),
    (2.5, r"\bmust (?:have|be|possess|hold|reside|live|demonstrate|pass|meet|know|include|speak|own|complete|obtain|maintain|currently|also|already|not require|come|show|bring|love|enjoy)\b"),
    (2.0, r"\b(?:candidates?|applicants?|you|the successful \w+|incumbents?|employees?) (?:must|should|shall|need to|are required to|is required to|are expected to have)\b"),
    (2.5, r"\b(?:is|are|be|as|was|strongly|highly|also|not|but) (?:a |an |strongly |highly |much |considered |also |very |definitely |especially )?(?:required|preferred|preferable|desired|desirable|essential|mandatory|necessary|beneficial|advantageous|helpful|useful|welcome|valued|a must|plus|asset|bonus|advantage|crucial|vital|critical|ideal|important|imperative|benefit|(?:strongly |highly )?(?:recommended|encouraged(?! to\b)))\b|\((?:required|preferred|desired|essential|desirable|a plus|bonus|mandatory|must have|nice to have)\)|\b(?:preferred|preferable|required|desired|desirable|mandatory|essential)[.;]?$|\b(?:an? (?:big |huge |strong |definite |real |added |distinct )?(?:plus|asset|bonus|advantage))\b(?! (?:system|program|plan|pool|structure|scheme|package|pay|target|potential|opportunit|manage|register))|\bpreferably\b|^(?:ideally|preferably|preferred|required|desired|bonus|nice to have|must have)\b"),
    (1.6, r"^(?:and |or |also,? |ideally,? |in addition,? |finally,? |additionally,? )?you(?:['’](?:re|ve|d|ll)| are| have| should| can| must| need| know| hold| speak| bring| possess| enjoy| love| thrive| want| write| understand| take| work|r |[ ](?:may|might|will) (?:have|be|need|possess|bring|hold))\b"),
    (1.0, r"^you [a-z]+\b"),
    (1.5, r"\byou(?:['’]ve| have| possess| hold| bring|['’]ll have|['’]ll need| will have| will need| need| should have| should be| must)\b"),
    (1.5, r"\b(?:someone|somebody|a person|individual|candidates?|people|applicants?|professional|person) (?:who|with|that|having|possessing)\b|\b(?:ideal|successful|right|perfect|strong|qualified) (?:candidate|applicant|person)\b|\b(?:ideal|perfect) candidates\b|\b(?:looking for|seeking)\b.{0,80}\b(?:with|who)\b"),
    (2.0, r"^(?:the |a |an |any |your |demonstrated |proven |strong |excellent |good |must |have |has |possess |solid ){0,5}(?:abilit(?:y|ies)|able|capab(?:le|ility)|capacity|aptitude|willing(?:ness)?|comfort(?:able)?|desire|passion(?:ate)?|commitment|readiness|eagerness|eager|availab(?:le|ility)|flexib(?:le|ility)|knowledge|understanding|familiar(?:ity)?|proficien\w+|fluen\w+|expertise|experience[ds]?|skills?|interest|background|exposure|competen\w+|command|track record|record|facility|working knowledge|self[- ]\w+|detail|team player|motivated)\b"),
    (2.0, r"^(?:very |highly |extremely |a )?(?:strong|excellent|solid|proven|demonstrated|demonstrable|exceptional|outstanding|advanced|extensive|deep|broad|thorough|good|great|superior|sound|working|hands-on|prior|previous|minimum|at least|effective|superb|basic|intermediate|expert|significant|relevant|valid|current|active|practical|professional|fluent|native|robust|clear|impeccable|stellar|keen|high|natural|creative|organi[sz]ed|dependable|reliable|positive|some|recent|general|full|in-depth|detailed|comprehensive|firm|applied)\b"),
    (1.8, r"\b(?:experience (?:in|with|of|as|working|using|on|for|developing|building|leading|managing|designing|supporting|implementing|writing|at|within|across|operating|creating)|experienced (?:in|with)|knowledge of|understanding of|familiar(?:ity)? with|proficien(?:t|cy) (?:in|with|at)|proficiency|fluen(?:t|cy) in|expertise (?:in|with)|skills\b|ability to|able to|background (?:in|as|of)|track record|comfortable (?:with|in|working)|willing(?:ness)? to|competen(?:t|cy) (?:in|with)|skilled (?:in|at)|well[- ]versed|adept (?:at|in)|passion(?:ate)? (?:for|about)|working knowledge|command of|grasp of|attention to detail|(?<!statement of )(?<!statements of )interest in|certifi(?:ed|cation)|erfahrung|kenntnisse|expérience|connaissance|maîtrise|experiencia|conocimiento)"),
    (3.0, r"\b(?:authori[sz]ed to work|authori[sz]ation to work|work authori[sz]ation|right to (?:live and )?work|eligible to (?:live and )?work|eligibility to work|legally (?:entitled|able|eligible|authori[sz]ed)|permanent resident|work permit|citizenship|citizens?(?!['’]| (?:services?|science|developers?|engagement|participation))|security clearance|secret clearance|driver['’]?s['’]? licen[cs]e|driving licen[cs]e|18 years (?:of age|old|or older)|must (?:reside|live|be located|be based)|must be (?:a )?(?:us|u\.s\.|canadian|eu|uk))\b"),
    (1.8, r"\b(?:lift|carry|stand|stoop|kneel|crouch|bend|climb|walk|sit)\b.{0,60}\b(?:lbs?\b|pounds|kg|hours|periods|shift|ladders|stairs|crouch|kneel|frequently|regularly|prolonged)"),
    (1.8, r"\b(?:travel (?:up to|approximately|required|is required|as needed|occasionally|domestically)|\d{1,3}\s?% (?:travel|of (?:the |your |their |working )*(?:time|travel))|travel\b.{0,20}\d{1,3}\s?%|(?:willing|able|ability|available|flexible) to (?:travel|relocate|work (?:full[- ]time|overtime|weekends|evenings|nights|shifts|flexible|a flexible|on call|rotating)))"),
    (2.6, r"\b(?:role|position|job|opportunity|post) (?:requires|needs|calls for|demands) (?:someone|somebody|a person|an individual|people|you to|(?:the |all )?(?:candidates?|applicants?) to (?:be|have))\b"),
    (2.0, r"\b(?:role|position|job|post) (?:\w+ )?(?:requires|involves|includes) .{0,40}\btravel"),
    (5.0, r"\bmust (?:\w+ )?(?:meet|obtain|hold|have|possess|be (?:able|eligible) (?:to|for)|maintain|pass|satisfy).{0,90}\b(?:clearance|classified (?:information|material|data)|citizen(?:s|ship)?)\b"),
    (6.5, r"^(?:must |you(?:['’]ll| will| must) (?:need to |have to )?|(?:be )?(?:able|willing) to |ability to |willingness to |successful(?:ly)? |satisfactory )+(?:successfully )?(?:pass|clear|complet\w+|undergo|submit to|obtain).{0,60}\b(?:background|drug|criminal|physical|medical|screen\w*|credit) (?:\w+ )?(?:check|screen\w*|test\w*|investigation|exam\w*|record)"),
    (1.6, r"^(?:candidates?|applicants?) (?:will|should|must) (?:also |ideally )?be (?:[\w/-]+ )?(?:qualified|registered|certified|chartered|accredited|experienced|educated|fluent|competent|confident|able)\b"),
    (1.5, r"^(?:(?:the )?(?:employees?|incumbents?) )?must (?:also )?(?:demonstrate|have|possess|exercise|show|hold|be (?:able|familiar|proficient|knowledgeable|comfortable|willing|organi[sz]ed|available|fluent|skilled))\b"),
    (4.0, r"^the [\w/&-]{2,30}(?: [\w/&-]{2,30}){0,4} (?:should|must|needs to) (?:also |ideally )?(?:have|possess|demonstrate|hold|bring)\b.{0,60}\b(?:skill\w*|knowledge|experience|abilit\w+|understanding|background|expertise|degree|certificat\w+|licen[cs]e|proficiency)\b"),
    (1.4, r"\b(?:this|the) (?:role|position|job|post) requires (?:an? |the )?(?:[\w-]+,? (?:and )?){0,6}(?:skills|knowledge|experience|ability|understanding|background|proficiency|expertise)\b"),
    # "Requires the ability to" as often opens what the employer says of the work.
    (1.0, r"\b(?:this|the) (?:role|position|job|post) requires (?:an? |the )?(?:[\w-]+,? (?:and )?){0,6}(?:skills|knowledge|experience|understanding|background|proficiency|expertise)\b"),
    (6.5, r"^this (?:role|position|job|opportunity|post) (?:is|will be|would be|may be|could be|might be) (?:an? )?(?:\w+ly )?(?:good|great|ideal|perfect|excellent|right|best|strong|suited|suitable)(?: (?:fit|match|role|position|job|opportunity))? (?:for|to) (?:someone|somebody|people|individuals|candidates|those|anyone|an? (?:[\w-]+ ){0,4}(?:person|professional|individual|candidate|\w+(?:er|or|ist|ian|yst))) (?:who|with)\b"),
    (1.0, r"^an? (?:[\w/&-]{2,30} ){1,5}(?:requires|needs) (?:[\w-]+ ){0,3}(?:skills|knowledge|experience|ability|understanding)\b"),
    (4.0, r"^(?:(?:some|occasional|frequent|regular|extensive|overnight|local|domestic|international|up to \d{1,3} ?%) )*travel (?:will be|is) (?:expected|required|necessary|needed|involved)\b"),
    (3.0, r"\b(?:position|role|job|post) requiring (?:an? )?(?:[\w-]+,? (?:and )?){0,4}(?:skills?|knowledge|experience|ability|programming|proficiency|expertise|understanding|degree|licen[cs]e)\b"),
    (3.0, r"\b(?:so|therefore|which means|hence),? you(?:['’]ll| will)? (?:also )?(?:need|have) (?:to be|to have|an?|some|strong|good)\b"),
    (2.5, r"^(?:the )?(?:[a-z]+ ){0,3}(?:manager|supervisor|director|coordinator|specialist|officer|technician|worker|clerk|staff|engineer|analyst|assistant|lead|teacher|nurse|driver|operator)s? (?:should|must) (?:also )?be (?:able to|comfortable|familiar with|proficient|knowledgeable|willing to|skilled)\b"),
    (2.2, r"^we(?:['’]re| are) (?:currently |now |actively )?(?:looking for|seeking) (?:someone|somebody|an? (?:[\w-]+,? ){1,8})(?:with|who has|who have|having) .{0,60}\b(?:knowledge|experience|skills|background|understanding|expertise|track record|success|results|degree)\b"),
    (1.8, r"^be (?:able|willing|available|prepared) to\b"),
    (7.5, r"^(?:strong )?preference (?:(?:will be|is|may be|shall be) )?given to (?:those )?(?:candidates|applicants|those|individuals|persons|people|anyone) (?:with|having|possessing|who (?:have|hold|can|speak|know))\b(?!.{0,60}\b(?:veteran|disabilit))"),
    (2.0, r"^you(?:['’]ll| will) (?:also |ideally )?be (?:an? )?(?:[\w-]+ly )?(?:familiar|conversant|fluent|proficient|competent|confident|comfortable|knowledgeable|adept|self[- ]\w+|organi[sz]ed|motivated|articulate|numerate|experienced|qualified|educated)\b"),
    (3.6, r"^(?:the|an?) (?:successful|ideal|right|suitable) (?:[\w/&()-]{2,20} ){1,6}(?:will|must|should) (?:also |ideally )?(?:have|possess|hold|bring|demonstrate|be (?:qualified|registered|experienced|educated|an? (?:[\w-]+ ){0,2}(?:qualified|experienced|registered)))\b(?! (?:the (?:opportunity|chance|full)|responsib|overall|access))"),
    (3.0, r"\b(?:experience|knowledge|licen[cs]e|skills?|qualifications?|transport|car|background)\b[^.;]{0,40}\ba must\W*$"),
    # one demand told in a sentence of the pitch
    (3.0, r"\b(?:experience|knowledge|familiarity|background|skills?)\b[^.;]{0,120}\b(?:is|are|would be|will be) an? (?:big |huge |strong |definite |real |distinct |added )?(?:plus|bonus|asset|advantage)\W*$"),
    (5.0, r"\b(?:role|position|job|post) (?:will )?(?:requires?|needs?|demands?) an? (?:[\w-]+ ){1,4}who (?:can|is|has)\b"),
    (2.5, r"^the (?:successful|ideal|right|suitable) (?:candidate|applicant|person) will require (?:an? |the |strong |excellent |good )"),
    (2.0, r"\bwe ask that you (?:have|are|can|hold|bring)\b"),
    (1.2, r"^(?!where |if |when |although )(?:[\w/&-]{1,20} ){0,5}(?:registration|membership|driver|transport|car|ability|appreciation|qualifications?) (?:is|are) (?:absolutely |also )?(?:essential|required|mandatory|a must|necessary)\b"),
    (1.2, r"\b(?:preferred|preferable|desirable|useful|beneficial|advantageous|helpful|an advantage)\b,? (?:although|but|though|however) (?:is |it is )?not (?:essential|necessary|required|a necessity)\b"),
    (1.2, r"^(?:[\w/&-]{1,20} ){1,5}(?:skills?|experience|knowledge|background|qualifications?) (?:is|are|would be|will be) (?:also |highly |very |extremely )?(?:beneficial|useful|helpful|advantageous|desirable|preferred|an advantage|a plus|a bonus)\b"),
    (1.5, r"^(?:all )?(?:applicants|candidates) for (?:this|the) [\w ]{3,30} (?:must|should|will need to) (?:have|be|hold)\b"),
    (1.2, r"^(?:you should|(?:in addition[^,.]{0,30},|as an? (?:[\w-]+ ){1,4}?(?:candidate|applicant|manager|nurse|engineer|consultant|accountant)) you(?:['’]ll| will| must| should)) (?:also |ideally )?have (?:[\w-]+ ){0,4}(?:experience|knowledge|skills|background|qualifications?|understanding)\b"),
    (1.4, r"^(?:the )?(?:suitable|ideal) (?:candidates?|applicants?|person|individual) (?:will|must|should) (?:also |ideally |currently )?(?:have|hold|possess|be (?:qualified|experienced|educated|working|operating|employed))\b(?! (?:responsib|the (?:opportunity|chance)|access))"),
    (2.0, r"\b(?:candidates?|applicants?|you)(?:['’]ll| will) (?:also )?need to (?:be (?:an? )?(?:\w+ly )?(?:qualified|registered|car|experienced|confident|educated|self)|hold|possess)\b"),
    (2.0, r"\bwill need (?:an?|some|strong|good|excellent|full) (?:\w+ ){0,3}(?:understanding|knowledge|experience|skills|background|ability)\b"),
    (1.5, r"^(?:they|(?:our|my|the) client) (?:is|are) (?:also |now |currently )?(?:looking for|seeking) (?:someone|somebody|individuals|people|candidates|an individual|a person) (?:who|with|that)\b"),
    (1.5, r"^an? (?:[\w-]+ ){1,6}(?:nature|attitude|approach|manner|personality) (?:is|will be) (?:required|essential|needed|necessary|a must)\b"),
    (5.0, r"^(?:only )?open to (?:uk|u\.k\.|us|u\.s\.|eu|british|american|canadian|australian) (?:nationals|citizens|residents)\b"),
    (4.0, r"\b(?:post|role|position|job) requires (?:an? |the )?(?:[\w-]+ ){0,3}(?:pvg|dbs|crb|disclosure|registration|licen[cs]e|clearance)\b"),
    (3.0, r"^(?:to (?:be (?:successful|effective|considered)|succeed|excel)|in order to (?:be (?:successful|considered)|succeed))\b[^,;.]{0,40},? you(?:['’]ll| will| would| should)? (?:also )?(?:(?:need|must|have) (?:to (?:be|have)|be|have|an?|strong|good|excellent)|have (?:\w+ed|\w+en|experience)|be (?:able|qualified|capable|experienced))\b"),
    (1.2, r"\b(?:essential|imperative|vital|crucial|necessary|key|paramount) (?:to|for|in) (?:this|the) (?:role|position|post|job)\b"),
    (-3.0, r"\byou(?:['’]ll| will) (?:also )?(?:have|get|gain) (?:an? |the )?(?:[\w-]+ ){0,3}(?:opportunit\w+|prospects|access|chances?|support)\b"),
    (2.0, r"\byou(?:['’]ll| will) (?:also |ideally )?(?:have|possess) (?:an? |the )?(?:\w+ )?(?:proven|strong|excellent|good|solid|passion|flair|genuine|developed|demonstrable|experience|previous|background|track|ability|knowledge|understanding|skills|qualif\w+|degree)\b"),
    (2.2, r"^(?:the |our |your |an? )?(?:ideal|successful|right|suitable|perfect|best|preferred)? ?(?:candidates?|applicants?|person) (?:will|should|must|would|is|are|ideally|(?=has (?!the (?:opportunity|chance)))) ?(?:also |ideally )?(?:exhibit|be (?!responsible|joining|working|based|reporting|part|required to|involved|offered|paid|given|asked|invited|contacted|notified|informed|shortlisted|selected|interviewed|assessed|reviewed|placed|expected to (?:work|report|join))|has\b|have\b|possess|hold|need|demonstrate|bring|display|show|come from)"),
    (4.5, r"^(?:they|he or she|she or he|he/she|she/he) (?:will|should|must) (?:also |ideally )?(?:have (?:demonstrated|proven|strong|excellent|good|an?|experience|previous)\b(?! (?:opportunit|chance))|bring|possess|show|demonstrate|exhibit|be (?:comfortable|familiar|proficient|skilled|experienced|able to|confident)) "),
    (7.0, r"^(?:any offer of |an offer of )?employment (?:with \w+ )?is (?:contingent|conditional|dependent) (?:up)?on (?:the |your )?(?:successful |satisfactory )?(?:completion|results?|passing|outcome)\b.{0,40}\b(?:background|drug|criminal|physical|medical|screening)\b"),
    (2.5, r"^employment is (?:contingent|conditional|dependent) (?:up)?on .{0,40}\bpre-?employment\b"),
    (2.5, r"^(?:must |may |will |able to |be able to |willing to |required to |need to )*work (?:extended|rotating|irregular|varying|variable|flexible|non-?standard|evening|weekend|night|long|unsociable)[\w, ]{0,40}\b(?:shifts?|hours|schedules?|weekends?|nights?|evenings?)\b"),
    (2.0, r"^mobility to work\b|\bvision to read\b|\bhearing and speech to\b|^will be (?:expected|required) to (?:work|travel|wear)\b"),
    (2.5, r"\b(?:is|are|be) (?:another|an?) (?:\w+ ){1,3}(?:plus|bonus|asset|advantage)\b"),
    (1.2, r"\b(?:time[- ]?served|apprentice[- ]trained|literate|numerate)\b"),
    (3.0, r"^travel (?:to|between|throughout|within|across|from) .{3,110} (?:is|will be) (?:required|expected|necessary)\b"),
    (3.5, r"^(?:mandatory |some |occasional |frequent |regular |limited )?(?:overtime|evenings?|weekends?|nights?|holidays?|after[- ]hours|(?:weekend|evening|night|holiday|shift|on[- ]call) (?:work|hours|shifts?|duty|availability))\b.{0,60} (?:is|are|will be|may be) (?:required|expected|necessary)\b"),
    (2.5, r"\b(?:exposure|experience|knowledge|qualifications?|background|skills?)\b[^.;]{0,60}\b(?:would|will) (?:also )?(?:be|prove) (?:an? |very |highly |most )?(?:advantage\w*|useful|beneficial|benefit|helpful|desirable|asset|plus|bonus)\b"),
    (3.0, r"\b(?:therefore|so|hence),? (?:you|candidates|applicants) (?:must|will need to|need to|should) (?:be|have|hold)\b"),
    (3.5, r"^(?:the )?(?:job|post|role)[ -]?holders? (?:should|must|will) (?:be an? |be |have |hold |possess )(?!responsib|required|expected|accountable)"),
    (2.0, r"^an? (?:[\w/-]+ ){1,6}(?:with|holding) (?:[\w-]+ ){1,5}(?:is|are) (?:absolutely )?(?:essential|required|mandatory|a must)\b"),
    (4.5, r"\byou (?:will|must|should|may) (?:also )?need to (?:be (?:able|available|willing|flexib\w+|prepared) to )?(?:work|do|cover) (?:both |some |a mix of )?(?:[\w-]+ ){0,3}(?:shifts?|weekends?|nights?|evenings?|rotas?)\b|\byou (?:will|must|should) need to be flexib\w+ to\b"),
    (1.4, r"^(?:(?:this|the) (?:candidate|person|individual|incumbent) )?must (?:also |always )?(?:be(?! (?:\w+ly )?(?:submitted|received|completed|included|filed|sent|made|approved|attached|returned|postmarked))|have|possess|hold) "),
    (3.0, r"^(?:[\w/&-]{1,20} ){1,5}(?:skills?|experience|knowledge|schedules?|flexibility|availability|proficiency|fluency|licen[cs]e|certification|degree|background) (?:is|are) (?:absolutely |strictly )?(?:required|essential|mandatory|a must|necessary)\b"),
    (5.0, r"\b(?:position|role|job|post) requiring (?:applicants|candidates|someone|somebody|employees|you|(?:the|an?) (?:[\w-]+ ){0,2}(?:person|individual|candidate|applicant)) to (?:be|have|work|hold|travel)\b"),
    (4.2, r"^(?:effective [\w ,]{3,30}, )?(?:(?:all|any|new|job|employment) )*offers? (?:of employment )?(?:is|are) (?:conditional|contingent|dependent) (?:based )?(?:up)?on\b.{0,120}\b(?:background|drug|criminal|references?|medical|vaccinat\w+|immuni[sz]\w+)\b"),
    (5.5, r"^(?:(?:all|any|the|final|successful|selected|chosen) )*(?:candidates?|applicants?|finalists?)(?:\(s\))? (?:will|must|shall|may) (?:also |first )?(?:be (?:required|asked|expected) to |have to |need to )?(?:successfully |satisfactorily )?(?:complete|pass|undergo|submit to|clear|consent to) .{0,60}\b(?:background|drug|criminal|physical|medical|screen\w*|credit) (?:\w+ )?(?:checks?|screen\w*|test\w*|investigations?|exam\w*|records?)"),
    (3.0, r"^if you (?:also |already )?(?:have|['’]ve|know|are|can|speak|hold)\b.{3,140}\b(?:great|plus|bonus|even better|advantage|asset|nice|welcome|good|useful|helpful)(?: too| as well)?[ .!]*$"),
    (8.5, r"\brequires? (?:that )?(?:someone|you|candidates?|applicants?|employees) (?:to )?(?:is|are|be) (?:based|located|resident|living) in\b"),
    (2.0, r"^you(?:['’]re| are) (?:already |also )?(?:knowledgeable|(?:well[- ])?versed|skilled|proficient|experienced|qualified|competent|adept|fluent|conversant|familiar)\b"),
    (5.5, r"^(?:this|the) (?:role|position|job|post) (?:also )?(?:requires|(?:will|would) require|demands|calls for) (?!the ability)(?:[\w-]+,? ){0,14}(?:skills?|knowledge|experience|understanding|background|proficiency|expertise|fundamentals|grounding|interest)\b"),
    (3.5, r"^(?!.{0,80}\bdbs\b)(?:all (?:of )?(?:our |the )?|this |the |our )?(?:positions?|posts?|roles?|jobs?|vacanc(?:y|ies)|appointments?|offers?) (?:is|are|will be) subject to (?:[\w-]+ ){0,4}(?:checks?|clearances?|references?|disclosures?|vetting|screening)\b"),
    (-7.0, r"\byears of (?!(?:employment|work|driving|credit|address|residence) history)(?:[\w-]+ )?(?:growth|success|history|excellence|tradition|innovation)\b(?! in\b)"),
    (2.5, r"^you(?:['’]ll| will| must| should) (?:also |ideally |already )?be (?:an? )?(?:[\w/-]+ ){0,3}(?:qualified|registered|certified|licensed|accredited|chartered|educated)\b"),
    (4.0, r"^it is (?:also |very |absolutely )?(?:crucial|essential|vital|imperative|important|necessary|critical) that (?:[\w/’'-]+ ){1,6}(?:ha(?:ve|s)|is|are|be|possess(?:es)?|hold|holds|understands?|knows?)\b"),
    (9.0, r"^(?:the |an? |any )?(?:appointees?|selectees?|new hires?)\b.{0,30} must (?:successfully |satisfactorily )?(?:complete|pass|undergo|submit to) .{0,60}\b(?:background|drug|criminal|medical|physical)\b"),
    (4.5, r"^(?:it|this|the (?:role|position|job|post)|this (?:role|position|job|post)) (?:will |may )?(?:also )?(?:requires?|involves?) (?:some |occasional |frequent |regular |extensive |overnight |limited |domestic |international |local |up to \d{1,3} ?% )+travel\b"),
    (2.5, r"^(?:the )?(?:[\w/-]+ ){1,5}(?:must|needs to|has to) be (?:an? )(?:[\w-]+,? ){0,5}(?:engineer|person|individual|professional|communicator|leader|self-starter|team player|thinker|learner|worker|organi[sz]er|listener)\b"),
    (2.0, r"^(?:[\w/&+#.-]+ ){1,4}(?<!customer )(?<!user )(?<!candidate )(?<!employee )(?<!guest )(?<!player )(?<!patient )(?<!client )(?<!learning )(?<!shopping )(?<!developer )experience[.;,]?$"),
    (2.0, r"^(?:ability|able|willing(?:ness)?) to travel\b"),
    (2.0, r"\b(?:experience|qualifications?|applicants?|candidates?)\b.{0,40} (?:is|are) (?:also |always )?welcomed\b"),
    (2.5, r"\bwould be of (?:\w+ ){0,2}interest\b(?! to you)"),
    (4.0, r"^what you(?:['’]ll| will)? (?:also |really |will )?need is\b"),
    (2.5, r"^you(?:['’]ll| will| must| should) (?:also |ideally )?be (?:an? )?(?:(?:very|highly|well|self|hard)[ -]?)?(?:presented|motivated|organi[sz]ed|confident|articulate|numerate|literate|enthusiastic|passionate|proactive|driven|disciplined|working|reliable|computer literate|it literate)\b"),
    (3.0, r"\bwill ideally (?:also )?(?:be|have|hold|possess)\b"),
    (1.5, r"^you(?:['’]ll| will) (?:also )?need (?:to (?:have|be) )?(?:an? |some |good |strong |excellent |proven )"),
    (1.5, r"^(?:[\w/+#&.-]+ ){1,3}experience (?:including|with|in|of|using|on)\b"),
    (2.0, r"^(?:an? |the |valid |current |enhanced |full |clean |relevant |recogni[sz]ed )*(?:[\w/&+.-]+ ){0,3}(?:qualifications?|crb|dbs)\b(?! (?:process|check (?:will|is)))"),
    (4.0, r"\bability to .{10,200} is (?:a must|essential|required|critical|crucial|imperative)\b"),
    (7.0, r"\brequires? (?:that )?(?:its|all|our|their) (?:employees|staff|officers|workers) (?:to )?(?:reside|live|be (?:based|resident)) in\b"),
    (9.0, r"^(?:an? |any |all |the )?(?:job |employment |conditional )?offers? (?:of employment )?(?:is|are|will be) (?:contingent|conditional|dependent) (?:up)?on (?:successfully |satisfactorily )?(?:passing|completing|clearing)\b"),
    (5.0, r"\b(?:this|the) (?:position|role|job|post) requires .{0,40}\b(?:overtime|(?:schedule |schedul\w+ )?flexib\w+|weekends?|evenings?|shifts?|on-call)\b"),
    (4.0, r"\b(?:overtime|flexibility|weekend work|evening work)\b.{0,30}(?<!not )\brequired\b"),
    (3.0, r"\b(?:looking for|seeking) (?:people|someone|somebody|individuals|candidates) who (?:can|are able to|are available to)\b"),
    (6.0, r"\bonly (?:seeking|considering|accepting|looking for) applica(?:tions?|nts?)\b"),
    (18.0, r"\b(?:records? bureau|crb|dbs|police|background) (?:check|disclosure|clearance)s? (?:will be|is|are) (?:required|needed|necessary) (?:for|of) (?:this|the|all)\b"),
    (3.0, r"^(?:the )?(?:successful |selected )?(?:candidates?|applicants?)(?:\(s\))? (?:will|must) be subject to (?:[\w-]+ ){0,4}(?:checks?|clearances?|references?|disclosures?|vetting|screening)\b"),
    (-5.0, r"\bqualified candidates to fill\b"),
    (2.0, r"\bwhat we(?:['’]re| are) (?:ideally )?looking for is (?:someone|somebody|an?)\b"),
    (5.5, r"^the (?:person|candidate|individual) (?:that |who |whom )?we(?:['’]re| are) (?:looking|seeking|hoping)\b[^.;]{0,30}\b(?:will|should|must|needs to) (?:have|be|possess|bring)\b"),
    (3.0, r"^it is (?:likely|expected|anticipated|envisaged|hoped) that (?:the )?(?:successful |ideal )?(?:candidates?|applicants?|you) (?:will (?:have|be (?:able|qualified|experienced))|has|have)\b"),
    (4.5, r"\b(?:candidates?|applicants?|you(?:['’]ll)?) (?:will |must )?(?:also )?be (?:required|expected) to work (?:[\w-]+,? ){0,3}(?:weekends?|evenings?|nights?|shifts?|bank holidays|holidays)\b"),
    (3.0, r"\b(?:should|must) expect\b[^.;]{0,40}\btravel\b"),
    (1.0, r"^(?:s/he|he/she|she/he) (?:has|is|also|should|will)\b"),
    (2.0, r"^(?:[\w-]+,? ){0,8}(?:judge?ment|initiative|tact|courtesy|discretion|patience|diplomacy|integrity)\b[^.;]{0,40}\b(?:is|are) (?:required|essential|necessary|needed|expected)\b"),
    (7.5, r"^(?:the )?ability to (?:successfully )?(?:complete|pass|clear) [^.;]{0,30}\bpre-?employment\b"),
    (1.5, r"\bresiden(?:cy|ce)\b[^.;]{0,30}\b(?:is )?(?:required|preferred)\b"),
    # what a recruiter or an office writes around the job
    (-5.0, r"\b(?:forward|send|submit|e-?mail) (?:us |me |through )?(?:your|a|an up to date|an updated)(?: [\w-]+){0,3} (?:cv|r[ée]sum[ée]|application)\b"),
    (-4.0, r"^to apply (?!.{0,60}\b(?:need|must|should|requires?)\b)(?:for (?:this|the)|please|simply|send|click|forward|submit)\b"),
    (-5.0, r"\b(?:shall|should|must) not be construed\b|\bassumes? no (?:responsibility|liability)\b|\bclass specification\b"),
    (-5.0, r"\bdraw your attention\b|\breferral scheme\b|\brecommend a friend\b|\bdirect number\b|\bview our latest jobs\b"),
    (-5.0, r"^for those (?:who are )?interested\b|\bwill (?:also )?support you to\b|^if so\b"),
    (-5.0, r"\bregistered office\b|\bis registered in (?:england|scotland|wales)\b|\bspecialist (?:business line|division)\b"),
    (-6.0, r"^(?:monthly |annual |generous )?(?:allowances?|subsid(?:y|ies)|reimbursements?) (?:for|of|on)\b"),
    (-5.0, r"^because (?!you (?:have|know|can)\b)(?!.{3,200}\b(?:(?:is|are) (?:\w+ly )?(?:essential|required|necessary|needed|indispensable|a must)|we (?:ask|need|require|expect))\b)|\btr(?:y|ies) (?:our|its|their) best\b"),
    (-5.0, r"^an? (?:[\w-]+,? ){1,6}(?:company|business|firm|organi[sz]ation|group|hospital|home|manufacturer|supplier)\b.{0,80}\brequires? an?\b(?!.{0,80}\b(?:who|with)\b)"),
    (-4.0, r"^you can (?:also )?(?:make(?! (?:[\w-]+,? ){0,3}(?:decisions?|judge?ments?|sense|yourself|calls|connections)\b)|take(?! (?:an? |the |on |over )?(?:[\w-]+ )?(?:piece|part|ownership|responsibility|initiative|charge|lead|direction|feedback|criticism|decisions?|brief|problem|project|task|minutes|notes|instructions?|idea)\b)|use (?:our|the|your)|enjoy|choose|benefit)\b"),
    (-5.0, r"^(?:the|this|your) (?:role|position|job|work) (?:includes|involves|covers)\b[^.;]{0,40}:"),
    (-4.0, r"^work is (?:generally |typically |normally |primarily )?(?:performed|conducted|done|carried out) (?:in|at|under)\b"),
    (-5.0, r"^(?:excellent|competitive|attractive|generous|great) (?:salary|pay|benefits|package|remuneration)\b|\bthere will be (?:\w+ )?opportunit"),
    (-4.0, r"\balso known as\b|\bquoting (?:the )?ref(?:erence)?\b|\bref(?:erence)? no\b"),
    (-4.0, r"^(?:suitable |other |possible |preferred )?(?:work )?locations?\b.{0,40}(?:\binclude\b|:(?!\s*(?:must|candidates?|applicants?|you)\b))"),
    (-5.0, r"^(?:during|over|in|throughout|within) (?:the |your )?(?:first |next |last |course of )?(?:\d{1,2}|one|two|three|four|six|nine|twelve) (?:weeks|months|years)\b"),
    (-5.0, r"\bcomfortable working (?:conditions?|environment|atmosphere|space|place)\b"),
    (-4.0, r"\byour offer will be\b|\bmarket-aligned\b|\bcommunicated in (?:the |your )?offer\b"),
    # the reader flattered or courted, papers to be sent in, what the law has every employer do
    (-6.0, r"^(?:and |but |however,? )?you (?:want|wish|feel|dream|hope|long|are (?:sick|tired|bored|fed up))\b"),
    (-6.0, r"\bmust (?:request|submit|include|attach|upload|enclose)\b.{0,120}\b(?:copy|copies|documentation|preference|application|resume|résumé|cv)\b"),
    (-6.0, r"\bverify (?:\w+ )?identity and (?:\w+ )?eligibility\b|\beligibility verification\b"),
    (-2.5, r"\b(?:looking|seeking|wish\w*|keen|hoping) to (?:recruit|appoint|hire|employ)\b(?!.{0,300}\b(?:with|who|whose|experienced?)\b)"),
    (-3.0, r"^(?:please )?read (?:about|on)\b"),
    (-4.0, r"\b(?:positions?|jobs?|roles?|classification) (?:is|are) (?:an? |not )?(?:non-?)?(?:represented\b|covered by (?:an? |the )?(?:\w+ ){0,4}(?:union|local|agreement))"),
    (3.0, r"\bgo(?:es)? without saying\b"),
    (3.6, r"^(?:[\w ]{3,40}, )?you(?:['’]ll| will| should| must)(?: also)?(?: need to)? be (?:an? )?(?:\w+ly )?(?:ambitious|motivated|driven|confident|organi[sz]ed|qualified|educated|self[- ]\w+|enthusiastic|hard[- ]?working|proactive|passionate|articulate|numerate|resilient|adaptable|dynamic|energetic|reliable|friendly|creative|natural|team player|good communicator|great communicator|strong communicator|excellent)\b"),
    (2.0, r"\bgraduate cali(?:bre|ber)\b|\b(?:educated|qualified) to (?:degree|graduate|masters?|a[- ]level|hn[cd])\b"),
    (2.5, r"^(?:bs|ba|bsc|b\.s\.c?\.?|b\.a\.|m\.s\.c?\.?|msc|beng|bsee|bsme|bscs)(?:\s?[/,]\s?(?:ms|ma|msc|m\.s\.|phd|ba|bs|meng|msee|msme))*(?: degree)?(?:,| (?:in|or|and|with|from|of|degree|required|preferred|\w{2,}))(?! \d)"),
    (2.2, r"\b(?:one|every \w+|alternate|some|\w+ out of \w+) (?:saturday|sunday|weekend|evening|night|week)s? (?:in|out of|a|per|each) \w+"),
    (3.2, r"^it (?:would|will) (?:also |really )?be (?:an? )?(?:\w+ ){0,2}(?:advantage\w*|asset|plus|bonus|benefit|beneficial|good|great|useful|helpful|desirable|nice)\b|^so (?:is|are|would|does|do)\b|^it (?:also |would |will |really |would also |greatly )*helps?\b|^we (?:also |would also |really |only |do )?(?:(?:would |['’]d )(?:also )?(?:like|value|welcome|love|prefer|expect)|like to see|ask (?:for|that|you)|need (?:someone|somebody|a person|you)|require|look for|expect (?:you|that|a|an|at)|want (?:someone|you to)|insist|prefer)\b|^(?:expect|be prepared) (?:to|up to)\b|^(?:eligible|entitled|licensed|registered|certified|authori[sz]ed|legally|qualified|trained|educated|conversant|adept|skilled|versed)\b"),
    (2.0, r"\b(?:is|are) (?:needed|expected|a condition|a prerequisite|a requirement)\b|\bprerequisite\b|\bcondition of employment\b"),
    (2.5, r"\brequires? an? (?:[\w.'’-]+ ){0,4}(?:investigation|clearance|licen[cs]e|degree|certificat\w+|j\.?d\b)"),
    (4.0, r"^(?:he or she|he/she|she or he|they|the (?:successful |ideal )?candidate) (?:will|should|must) (?:also |therefore |ideally )*(?:have|be) (?!responsible|joining|working|based|reporting|required|offered|given|invited|contacted|the opportunity|access)(?:an? )?[\w-]+"),
    (3.5, r"\bideally,? you (?:are|have|will)\b"),
    (-4.0, r"^(?:in addition|additionally|also|furthermore),? you(?:['’]ll| will) (?:also )?(?:receive|enjoy|benefit|earn|get)\b"),
    (-3.0, r"\bthis is (?:the|an?) (?:ideal|perfect|great|fantastic|excellent|superb) (?:location|opportunity|place|role|chance|move)\b"),
    (-3.0, r"^you(?:['’]ll| will) have to (?!have|be\b|hold|possess|speak|demonstrate|travel|pass)"),
    (-5.0, r"\byou may (?:also )?be (?:offered|eligible)\b|^(?:the |this )?(?:position|role|post|job) reports to\b"),
    (6.0, r"\brequires? (?:an? |the )?(?:existing |valid |current |full |pre-existing )*right to work\b"),
    (-4.0, r"^(?:but|so|and),? if you\b.{0,60}\b(?:excited|interested|unsure|not sure|curious|think)\b"),
    (-3.0, r"\b(?:find out|learn|read) more (?:about|on|at|here)\b|\b(?:data protection|privacy) (?:policy|notice)\b"),
    (1.2, r"\b(?:requires?|requiring|required to|need to have|need(?:s|ed)? (?:someone|a person|you to))\b"),
    (0.8, r"\b(?:wünschenswert|von vorteil|idealerweise|erforderlich|zwingend|souhaité\w*|exigé\w*|indispensable|un atout|se valorará|imprescindible|deseable|necesari[oa])"),
    (3.6, r"^(?:and |or |plus |a |an |the |requires |possession of |requirements?: |education:? |experience:? |successful ){0,4}(?:minimum (?:of )?|at least |over |more than )?(?:a )?(?:(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?: ?\(\d{1,2}\))? ?\+? ?(?:(?:-|–|to|or) ?\w{1,5} )?\+?(?:years?|yrs?|months)['’]?\b.{0,80}\bexperience|(?:bachelor|master)(?:['’]| (?=s\b))?s?\b(?:['’]s)? (?:degree|of|in|or)|high school (?:diploma|graduat|education|or)|associate(?:['’]| (?=s\b))?s? degree|graduat(?:e|ion) (?:from|of)|ged\b|ph\.?d|college degree|university degree|four[- ]year degree|degree (?:in|from)|accredited|j\.d\.|jd (?:degree|from|required|or)|law degree|completion of)"),
    (2.5, r"\b(?:gcses?|a-levels?|[nhs]vq|hn[cd]\b|btec|qqi|leaving cert\w*|highers\b|abitur|matura|vwo|secondary (?:school|education)|apprenticeship|chartered (?:member|status|engineer)|qualified (?:teacher|nurse|social)|qts\b|enhanced dbs|dbs check|working with children)"),
    (2.0, r"\b(?:at least|a minimum of|minimum|no (?:fewer|less) than) (?:\w+ )?(?:\w+ )?(?:years?|months)\b|\b(?:\d{1,2}|one|two|three|four|five|six|seven|eight|ten)\+? (?:years?|months) or more\b|\b\d{1,2}\+ years?\b"),
    # further languages: years of experience, and openings such as "you have", "knowledge of", "good command of"
    (3.0, r"\b\d{1,2}\s?(?:[-–+]\s?\d{0,2}\+?\s?)?(?:năm|jaar|jahren?|ans|années|años|år|ar|anni|anos|lat|lata|roky?|let|vuotta|yıl|év|лет|года)\b.{0,60}\b(?:kinh nghiệm|(?:werk)?ervaring|erfarenhet|erfaring|esperienza|experiência|experiencia|expérience|doświadczeni\w*|praxe|kokemus\w*|deneyim\w*|tapasztalat\w*|опыта?|(?:berufs)?erfahrung)|(?:kinh nghiệm|опыт\w*|doświadczeni\w*|esperienza|experiência)\b.{0,40}\d{1,2}|\d\s?年.{0,12}(?:经验|經驗|経験)|\d\s?년.{0,12}경[험력]"),
    (2.6, r"^(?:có |từ |đã |yêu cầu |biết |tối thiểu |ít nhất )*(?:kinh nghiệm|kiến thức|khả năng|kỹ năng|hiểu biết|hiểu rõ|thành thạo|nắm vững|nắm rõ|nắm chắc|tốt nghiệp|trình độ|ưu tiên|đam mê|am hiểu|tiếng anh|tiếng nhật|trung thực|tư duy|sử dụng thành thạo|\d{1,2}(?:\s?-\s?\d{1,2})? năm)\b|^(?:có|biết|đã từng)\b"),
    (2.2, r"^(?:(?:je|jij) (?:hebt|bent|beschikt|spreekt|kent|kunt|beheerst)|u (?:hebt|heeft|bent|beschikt)|du (?:har|är|kan|behärskar|talar|hast|bist|bringst|kennst|verfügst|beherrschst|sprichst|besitzt)|sie (?:haben|verfügen|bringen|sind|beherrschen|sprechen)|vous (?:avez|êtes|maîtrisez|parlez|possédez|disposez|justifiez|savez)|tu (?:as|es|maîtrises|parles)|tienes|eres|hablas|posees|cuentas con|hai|possiedi|conosci|parli|tens|tem |você (?:tem|possui)|masz|znasz|posiadasz|máte|umíte|imaš|ви |вы )"),
    (2.0, r"^(?:(?:mycket |sehr |très |goda?|gute?|bonnes?|buen\w*|buona|boas?|dobra|dobrá|ruime|uitstekende|aantoonbare|abgeschlossene\w*|fundierte|mehrjährige|solide|excellente|flytande|utmärkta|starka) )*(?:erfarenhet|erfaring|erfahrung|ervaring|kennis|kunskap\w*|kendskab|kenntnisse|kännedom|vana|formaga|förmåga|utbildning|uddannelse|utdanning|opleiding|studium|ausbildung|berufserfahrung|beheersing|formation|expérience|connaissances?|maîtrise|capacité|permis|esperienza|conoscenza|ottima|laurea|capacità|patente|experiencia|conocimientos?|dominio|titulación|capacidad|carnet|experiência|conhecimentos?|domínio|capacidade|formação|doświadczenie|znajomość|umiejętność|wykształcenie|prawo jazdy|praxe|znalost\w*|vzdělání|опыт|знание|умение|образование)\b"),
    (2.4, r"经验|經驗|熟悉|熟练|精通|掌握|学历|本科|具备|优先|了解|能力|経験|スキル|できる方|知識|경험|능력|역량|이해|있으신|분$"),
    (1.6, r"\b(?:is een (?:must|vereiste|pré|pre|plus)|vereist|bij voorkeur|ett krav|ett plus|meriterande|est requise?|est exigée?|è richiest\w|sono richiest\w|é (?:obrigatóri|necessári)\w|wymagan\w|mile widzian\w|výhodou|là một lợi thế|là lợi thế|обязательно|будет плюсом)\b"),
    # attendance, travel and conditions, as the small print puts them
    (7.2, r"^you(?:['’]ll| will) (?:(?:need|have|be expected|be required) to )?(?:be|come|work)(?: based)? (?:in|at|from|into|to) (?:our|the) (?:[\w.'’-]+ ){0,3}(?:offices?|sites?|campus|hub|studio)\b.{0,40}\bdays? (?:a|per|each|every) week\b"),
    (4.6, r"^(?:this|the) (?:role|position|post|job) (?:follows|has|is|requires|works|involves|operates)\b.{0,40}\b(?:hybrid|on-?site|in[- ]office|in[- ]person)\b.{0,60}\bdays? (?:a|per|each|every) week\b"),
    (3.6, r"^(?:regular |physical |your )?(?:presence|attendance) (?:on|at|in)\b.{0,60}\b(?:days?|times) (?:a|per|each|every) week\b"),
    (2.6, r"^(?:some|occasional|regular|frequent|limited|periodic|minimal|domestic|international|overnight|interstate)(?: \w+)? travel (?:to|between|within|across|throughout|around|is)\b"),
    (3.0, r"\b(?:full|valid|unrestricted|existing|current) (?:[\w.]+ ){0,2}work(?:ing)? rights\b"),
    (1.5, r"^you(?:['’]ll| will) need (?:to have |to hold )?(?:the |full |an? )?(?:legal |unrestricted )?(?:right to work|work(?:ing)? rights|work permit)\b"),
    (4.2, r"^(?:employment|this (?:position|offer|role)|offers? of employment|appointment|hire) (?:is|are) (?:contingent|conditional|dependent) (?:up)?on\b.{0,80}\b(?:background|drug|criminal|credit|screen\w*|references?|medical|physical)\b"),
    (5.0, r"\bspeciali[sz]ed experience (?:equivalent|comparable)\b"),
    (1.8, r"\b(?:abilit(?:y|ies)|acuity|clarity)\b[^.;]{0,40} required (?:by|for|of|in) (?:this|the) (?:classification|position|job|class|role)\b"),
    (1.0, r"^(?:the )?(?:ideal|successful|right|suitable) (?:candidate|applicant|person) (?:\w+ )?have (?:\w+ ){0,2}(?:experience|knowledge|understanding)\b"),
    (2.0, r"^(?:honest|diligent|hard-?working|careful|meticulous|conscientious|trustworthy|punctual|patient|responsible and|polite|calm)(?:,| and\b| in\b| with\b| person\b|[.;]?$)"),
    (2.2, r"\b(?:they|(?:my|our|the) client|it)(?:['’]re| are| is) (?:currently |now |actively |also )?(?:looking for|seeking) (?:[\w/+#&.'’-]+ ){1,6}(?:with|who has|who have|having) .{0,60}\b(?:knowledge|experience|skills|background|understanding|expertise|track record|degree|interest\w*)\b"),
    # what is not
    (-2.0, r"^you(?:['’]ll| will) have (?!.{0,160}\b(?:experience|knowledge|skills?|degrees?|years|qualif\w+|abilit\w+|understanding|background|passion|track|licen\w+|certif\w+|held|worked|led|managed|proven|strong|excellent|good|eye|least|been|mindset|attitude|command|fluen\w+|familiar\w+|expertise|interest|diploma))"),
    (-3.0, r"^you(?:['’]ll| will) (?:also |primarily )?(?:be (?:an? (?:key|core|critical|crucial|vital|essential|important|central|part|member|integral|valued|driving)|part of|(?:primarily )?(?:responsible|reporting|working|involved|joining|based))|join|report|work (?:with|on|in|closely|alongside)|primarily)\b"),
    (-3.0, r"\balready applied\b|\byour (?:choices|settings|preferences)\b|\bother duties\b|\bother responsibilities as\b"),
    (-4.0, r"^you can (?:end|set (?:your|the)|choose|expect|earn|enjoy|apply|find|visit|reach|read (?:more|about|our|the|all)|see|contact|request|opt|also (?:apply|find))\b"),
    (-4.0, r"^you (?:bring in|take over|look after(?! your own\b)|hand over|report to|join|will join|answer to|own(?! (?:your|what you|up)\b))\b"),
    (-2.5, r"\b(?:trợ cấp|hỗ trợ ăn|chế độ|phụ cấp|thưởng|lương|khám sức khỏe|\d ?triệu|câu lạc bộ|clb|đóng bảo hiểm|team ?building|nghỉ phép|du lịch|bảo hiểm|quyền lợi|môi trường làm việc|wij bieden|je krijgt|vi erbjuder|wir bieten|nous offrons|ofrecemos|offriamo|oferecemos|oferujemy|мы предлагаем)\b|^(?:nhiều |được )?(?:cơ hội|đồng nghiệp|được (?:hưởng|tham gia|đào tạo|training|làm việc)|cung cấp trang thiết bị)\b|福利|待遇|五险|奖金|복지"),
    (-5.0, r"\b(?:apply (?:now|today|here|online|via|by|through|with)|click\b(?! ?(?:house|up|stream|through|funnel))|^(?:our |the )?cookies?\b|\b(?:our|all|(?:use|store|set|place)s?|using|use of|accept\w*|reject\w*|declin\w+|manage|disable|enable|these|necessary|essential|functional|tracking|third[- ]party) cookies?\b|\bcookies? (?:polic\w+|settings?|preferences?|notice|banner|declaration|help|enable|allow|improve|to\b|are\b|on (?:this|our))|privacy (?:policy|notice)|unsubscribe|sign in|log in|save (?:this )?job|job alert|similar jobs|more jobs|report this|share (?:this|to)|back to (?:search|jobs?|list\w*|results|top|all|home|the (?:job|search|list|careers?))|view all|powered by|©|all rights reserved|subscribe\b|please (?:send|submit|email|apply|note|contact|see|visit|include|forward)|send (?:your|us|a) (?:cv|resume|r[ée]sum[ée])|resume to|cover letter|learn more|no agencies|unsolicited|recruit(?:ment|ing) agenc|beware of (?:phishing|scams?)|(?:recruitment|job|employment) scams?|scam alert|(?:participat\w+ in|uses?|an?) e-verify|e-verify (?:employer|program|participant|poster))"),
    (-4.0, r"\baccru(?:e|es|ed|al|ing)\b.{0,40}\b(?:days?|hours|leave|vacation|service)\b"),
    (-3.2, r"\b(?:you|the [\w -]{3,50}|(?:post|job|role) ?holder)(?:['’]ll| will) (?:also )?be required to (?!have\b|hold|possess|be\b|demonstrate|show|pass|undergo|speak|obtain|travel|relocate|drive|work\b|wear|lift|carry|meet|maintain|complete|live|stay|provide (?:proof|evidence))"),
    (-4.0, r"^(?:an? |the )?(?:(?:great|good|excellent|unique|amazing|exciting|fantastic|real|many|plenty of|lots of) )?(?:opportunit(?:y|ies)|chances?) (?:to|for|of)\b|\bcareer (?:path|progression|advancement)\b|\b(?:company|team) trips?\b|\b(?:medical|health) check-?ups?\b|\blunch (?:support|allowance|provided)\b|\bgreat[- ]place[- ]to[- ]work\b|\bgrowth within (?:the|our) (?:company|team|group)\b|\ball insurances?\b"),
    (-8.0, r"\bmust (?:also |then |still |each )?(?:submit|provide|address|attach|upload|enclose|send)\b.{0,80}\b(?:statements?|narratives?|essays?|transcripts?|sf-?50|r[ée]sum[ée]s?|cv|application|forms?|questionnaire|samples?|references|paperwork|documentation|documents|cover letter|qualifications \()(?!\w)|\b(?:no more than|limited to|must not exceed|not (?:to )?exceed) .{0,12}\bpages?\b|\bmust address how\b|\bmust (?:use|follow) the .{3,60}\b(?:model|format|template)\b"),
    (-4.0, r"\b(?:this|the) (?:role|position|job|post|team) (?:is|will be) (?:\w+ly )?(?:essential|key|critical|crucial|vital|important|instrumental|central|integral) (?:for|in|to) (?!have|be\b|possess)"),
    (-2.5, r"^(?:the )?[\w&.'’-]{2,30}(?: [\w&.,'’-]{1,30}){1,8} (?:is|are) (?:currently |actively |now |also )?(?:looking for|seeking|searching for|hiring|recruiting) an? (?:[\w/&-]+ ){1,5}to (?!have|be\b)(?!.{0,300}\b(?:with|who|experienced?|degree|years|knowledge|background|skilled)\b)"),
    (-5.0, r"^if you do(?:n['’]t| not) have (?:internet|access|an? (?:account|email|computer))\b|\b(?:individuals|applicants|candidates|persons|anyone) (?:needing|requiring|in need of)\b.{0,40}\b(?:accommodations?|assistance|adjustments?)\b"),
    (-5.0, r"\b(?:is|are) required by law to\b|\bclosing date (?:on|of|for) (?:this|the)\b|\bannouncement (?:has been|is|was) (?:extended|cancel\w+|amended)\b|^(?:if|once|when) (?:you are )?(?:selected|hired|appointed)\b"),
    (-2.5, r"\b(?:as|when|where|if|whenever) (?:required|necessary|desired)[.;]?$|^(?:in the event|when|where|if|should)\b[^,]{3,60}\b(?:is|are|be) (?:required|necessary|essential|critical),"),
    (-4.0, r"\b(?:one of )?our consultants\b|\bregistration process\b|\bacting as an (?:employment|recruitment)\b"),
    (-2.5, r"^(?!we(?:['’]re| are) (?:\w+ )?(?:looking for|seeking|searching)\b)(?!in this \w+, we(?:['’]re| are) looking for)(?!we (?:also |would |['’]d |would also |really |only )*(?:like to see|ask|value|welcome|need someone|require|look for|expect you|want someone|need|seek|insist|prefer)\b)(?:we(?:['’]re|['’]ve|['’]ll| are| have| offer| provide| believe| will| do| were| may| can| value| work| reserve| pay| use| love| also)?|our|at (?!least\b|a min|min)\w+,?|join|the (?:company|team|firm|base|pay|salary|role is|position is|hiring|mission)|this (?:role|position|job) (?:is|will|offers|reports|may|has|can)|here at|since|founded|today|if (?:you (?:need|require|are (?:interested|excited|looking|applying|not|a (?:california|resident)))|hired)|as (?:a|an|part)|in this|in addition to(?! your)|with (?:over|more than|offices)|(?:employment|offers?|hire|hiring) (?:is|are)|note\b|reports? to|for more|compensation|location:)\b"),
    (-2.0, r"\b(?:we(?:(?:['’]re| are)(?! (?:\w+ )?(?:looking for|seeking|searching))| offer| provide| have| believe| will| can(?:no|['’])t|['’]ve|['’]ll)|our (?:team|company|mission|culture|customers|clients|employees|people|values|product|products|platform|offices?|benefits))\b"),
    (-2.2, r"^you(?:['’]ll| will|['’]d| would) (?!(?:also |ideally |already )?(?:have\b(?! (?:full |overall |direct )?(?:responsib|accountab))|need|be (?:(?:[\w/-]+ ){0,3}(?:qualified|registered|certified|licensed|accredited|educated|presented|motivated|confident|articulate|numerate|literate|enthusiastic|passionate|proactive|driven)\b|able|comfortable|a |an |expected to have|required|fluent|proficient|responsible for your own)|hold(?! (?:the \w+['’]s |(?:\w+ )?(?:meetings?|sessions?|workshops?)))|bring|possess|know|must|thrive|love|succeed|excel|come|demonstrate))"),
    (-1.5, r"^(?:responsib\w+|support|manage|develop|lead|design|build|create|maintain|ensure|provide|assist|coordinate|perform|prepare|monitor|conduct|collaborate|participate|implement|analy[sz]e|review|identify|oversee|deliver|drive|own|partner|execute|establish|define|evaluate|help|serve|act|write|plan|track|report|train|interact|communicate|facilitate|handle|resolve|respond|research|answer|operate|work (?:closely|with|on|cross)|contribute|complete|run|take|make|keep|use|test|document|organize|schedule|process|other duties|perform other)s?\b"),
    (-3.5, r"\b(?:other duties|duties as assigned|contingent (?:on|upon)|subject to (?:a |an )?(?:background|drug|change|successful)|conditional offer|background (?:check|screening) (?:will|is|may|prior|and)|drug (?:screen|test)\w* (?:will|is|prior)|may be (?:asked|required|modified|amended|subject)|will be (?:completed|conducted|performed|processed|carried out) by|will be (?:considered|contacted|subject|asked to|paid|reviewed|determined|provided|given)|reserves? the right|not intended to|nothing in this|is not (?:a )?(?:contract|complete|exhaustive)|arrest (?:and|or|record)|convictions? (?:records?|histor)|(?:arrest|criminal) (?:history|record)s?(?=.{0,80}\b(?:consider\w*|law|ordinance|not|fair|consistent)\b)|subject to change)"),
    (-4.5, r"\b(?:no (?:prior |previous )?(?:experience|degree) (?:is )?(?:required|necessary|needed)|(?:degree|experience|certification) (?:is )?not (?:required|necessary|needed)|not something we (?:ask|require)|we do(?:n['’]t| not) (?:require|ask)|don['’]t worry|no degree)\b"),
    (-2.0, r"(?:^[^;]{0,300}\bmay (?:be )?substitut)|\bsubstitution\b|\b(?:one|a) year equals\b"),
    (-1.5, r"\?\s*$"),
    # the pitch: "we are looking for an engineer to join us", "Acme develops sensors"
    (-2.5, r"^(?:we(?:['’]re| are)|[\w&.'’-]{2,30}(?: [\w&.'’-]{2,20}){0,2} is) (?:currently |actively |now |also )?(?:looking for|seeking|searching for|hiring|recruiting)\b(?!.{0,300}\b(?:with|who|whose|experienced?|able|passion\w*|degrees?|skill\w*|motivated|years|based|background|knowledge|qualified|certified|licensed|fluent|strong)\b)"),
    (-1.5, r"^(?!who |candidate|applicant|you |she |he )[\w&.-]{2,30}(?: [\w&.-]{2,20})? (?:develops|provides|offers|helps|delivers|serves|empowers|powers|enables|was founded|has been|connects|specializes|manufactures|is (?:an?|the|one of the) (?:\w+[ -]){0,2}(?:leading|leader|global|fast-growing|company|provider|startup))\b"),
    (-6.0, r"^\W*(?:(?:less|more|fewer) than |over |under |up to |some,? but less than |at least )?(?:\w+ )?\(?\d{0,2}\)?\s*(?:years?|months?)?(?: ?(?:-|–|to|or more,? but|but) ?)?(?:less than )?(?:\w+ )?\(?\d{0,2}\)?\s*(?:years?|months?)(?: or more| or less)?(?:,? but less than .{0,20})?\W*$"),
    (-2.5, r"https?://|www\.|\b[\w.+-]{1,40}@[\w-]{1,40}\.\w"),
    (-2.5, r"[$€£]\s?\d[\d,.]*\s?(?:k\b|-|–|to\b|per|an hour|/|annual|a year)"),
    (-2.0, r"^(?:posted|location|job (?:type|id|title|category)|salary|department|reports to|employment type|schedule|req(?:uisition)?\b|ref(?:erence)?\b|category|region|country|industry|start date|duration|closing date|posting date|work location|company)\b.{0,40}:(?!\s*(?:must|candidates?|applicants?|you)\b)"),
    (2.5, r"^(?:work )?location: ?(?:must|candidates? must|applicants? must|you must)\b"),
    (-3.0, r"\b(?:selected|successful|external) (?:applicant|candidate|candidates|applicants)(?:\(s\))?.{0,20} (?:will be(?! required)|may be|must (?:undergo|submit))\b|\bwill be required to (?:submit|sign|provide|(?:pass|undergo|complete)\b(?!.{0,60}\b(?:background|drug|criminal)))|\bpre-?employment\b|\bpost-offer\b|\bmay be required to\b"),
    (-3.0, r"\b(?:pay|salary|compensation) (?:structure|range|scale|bands?|rate|level)?s?\b.{0,60}\b(?:based (?:up)?on|depend\w* (?:up)?on|determined by)\b.{0,120}\b(?:experience|skills|location|factors)\b"),
    (-3.0, r"^under (?:the )?(?:general|direct|limited|minimal|close|administrative|broad|immediate)? ?(?:direction|supervision|guidance) of\b"),
    (-3.0, r"^in return\b|^what['’]s in it for you\b"),
    (-3.0, r"\binformation provided\b|\bmisrepresent|\bemployment agency\b|\bemployment business\b|\boriginally posted\b"),
    (-4.0, r"^(?:closing date|deadline|interviews? (?:date|will|are|is|on|in))\b"),
    (-4.0, r"\b(?:negotiable|attractive|competitive|13th[- ]month|high) (?:and \w+ )?salar(?:y|ies)\b|\b1[3-9](?:th|rd)[- ]month\b|\b(?:attractive|competitive) (?:remuneration|compensation|benefits|package)|\bcareer development opportunit|\bperformance (?:review|bonus)|^(?:excellent|dynamic|friendly|young|professional|great|modern|fun|open)(?: \w+)?(?: working| work| office)? (?:environment|atmosphere)\b(?! experience)|^(?:potential for |eligible for )?(?:telework|telecommut\w+|remote work)\b[^:]{0,20}:"),
    (-3.0, r"^(?:continued|page \d|\(?cont(?:'d|\.|\)))"),
    (-2.0, r"^(?:please|note|important|disclaimer|n/a|hide|show more|read more|apply(?= (?:now|here|today|online|at|by|via|for|to|before|through|on|in|if|with)\b|\W*$)|tags?|job stats|perks)\b"),
    (-3.0, r"\b(?:is|are|we['’]re) (?:also )?committed to\b|\binclusive (?:space|environment|workplace|culture)"),
    (-2.0, r"^if you (?:have(?! (?:\w+ )?(?:experienced?|knowledge|worked|a background)\b)|are|['’]re|love|want|enjoy|believe|like|thrive|think|share)\b"),
    (-3.0, r"^reporting (?:directly )?(?:in)?to\b"),
    (-3.5, r"^your (?:[\w-]+ ){0,3}(?:responsibilit\w+|dut(?:y|ies)|role|focus|mission|tasks?|job|day|days|week|work|salary|manager|goals?|challenge|career|contract) (?:will|is|are|would|includes?|involves?)\b"),
    (-5.0, r"\byou (?:may|might|could) (?:well )?be (?:just |exactly )?(?:the|who|what) (?:right|perfect|ideal|we)\b"),
    (-4.0, r"^come (?:and )?(?:build|join|work|grow|help|be|make|create|discover|see|shape|change)\b"),
    (-3.0, r"\bthe way we (?:do|work|like)\b|\bhow we (?:do things|work together)\b"),
    (-7.5, r"^(?:all )?(?:county |city |state )?employees\b.{0,40}\b(?:required|expected|obliged) to (?:comply|adhere|abide|follow|observe)\b"),
    (-1.5, r"^learn(?:ing)? (?:how|about|to|the|from|more)\b|^share (?:your|what|knowledge)\b|^grow (?:your|and|with)\b"),
    (-2.0, r"^(?:the )?(?:tools?|technolog\w+|stack)(?: (?:and|&) \w+)? (?:that )?you(?:['’]ll| will) (?:use|work with|learn)\b"),
    (-5.0, r"\bformal complaint or charge\b|\bin furtherance of\b|\blegal duty to furnish\b|\bdisclosed the compensation\b"),
    (-2.0, r"^applications?\b(?! (?:of [a-z]|develop|security|support|engineer|programm|architect|integrat|software|server|deploy|design|manage|packag|monitor|life|layer))"),
    (-2.0, r"\bwelcomes? applications\b|\bapplications from\b"),
    (-5.0, r"\byour (?:r[ée]sum[ée]|cv|application)(?: (?:package|materials?|form))? (?:must|should|will)\b|\brequired documents\b|\bopen to the (?:general )?public\b|\bgreat place to work\b|\bbest places to work\b|\bsubject line\b|\binformal enquir|\b(?:for|general|further|all|any|your) enquiries\b|\benquiries (?:to|about|please|regarding|should|can|may|are)\b|^enquiries\b|\bfor (?:further|more) information\b|^as an? [^,]{3,60}, (?:your|you(?:['’]ll| will))|\bsome security teams\b|\bdoes this sound like\b|\bif (?:this|that) (?:sounds|is you)|\bdo you\b|\bare you\b|\byou don['’]t (?:need|have) to\b|\bwe encourage you\b|\bencouraged to apply\b|\bstill apply\b|\btick (?:all|every)|\bmeet (?:all|every|100)"),
    # encouragement and templates: "research shows that while men apply …", "if you're amped to dive in", "[select from the profiles]"
    (-4.0, r"^not (?:all|every|everyone)\b.{0,60}\b(?:will|may|might|match\w*|meets?|ha(?:s|ve))\b"),
    (-4.0, r"\bnon-?traditional (?:career )?path|\btraditional (?:career )?path\b|\b(?:don['’]t|do not) let (?:that|this|it)\b|\b(?:encourage|invite|urge) (?:everyone|anyone|applicants|candidates|people|those)\b.{0,90}\bapply\b|\balways looking for (?:\w+ )?(?:people|talent|individuals|someone)\b"),
    (-6.0, r"\b(?:research|studies) (?:shows?|suggests?|ha(?:s|ve) shown)\b|\bmeet an average of\b|\bcheck (?:off )?(?:every|all)\b.{0,20}\bbox|\bhave what it takes\b|^(?:\w+ )?passion is\b|\bthis (?:could|might) be (?:you|the (?:role|job))\b|^\[[^\]]+\]$"),
    (-3.0, r"^if you(?:['’]re| are| get)\b.{0,30}\b(?:amped|excited|curious|ready|psyched|thrilled)\b"),
    (-2.0, r"^(?:this|these|that|it(?! (?:knowledge|skills?|literacy|literate|systems?|support|security|infrastructure|experience|background|proficien\w+|equipment|projects?|services?|architecture|qualif\w+|degree)\b)|they|he|she|there|here|those)\s+(?!are (?:currently |now |actively |also )?(?:looking for|seeking) |(?:role|position|job|opportunity|post) (?:requires|will require|needs|demands|calls for|is subject to)|is an? (?:[\w-]+ ){0,5}(?:role|position|job|post) requiring|(?:candidate|person|individual|applicant) (?:must|should|needs))"),
    # the person as the writer pictures them
    (7.0, r"^we (?:imagine|picture|believe|expect|think|hope|assume|suppose|take it|trust) (?:that )?you (?:have|are|hold|bring|know|studied|speak|worked|can|possess)\b"),
    (3.0, r"^you (?:come|arrive|will (?:come|arrive)) (?:to us )?with (?:an?|at least|some|two|three|four|five|several|experience|\d)\b"),
    # conditions of the job
    (5.0, r"^(?:(?:satisfactory|successful|clean|clear|enhanced|acceptable|valid|an?|the|passing) )*(?:pre-?employment|criminal|background|police|garda|credit|drug|reference|security|medical|dbs)[\w /,&-]{0,40}\b(?:checks?|screen(?:ing|s)?|tests?|testing|vetting|clearances?|disclosures?|records?)\b(?!:)(?! (?:will|may|is|are|can|shall|prior|follow|appl(?:y|ies)|\w+ed)\b)(?!.{0,80}\b(?:will|may|are|is) (?:also )?(?:be|part|conducted|carried|run)\b)"),
    (5.5, r"^(?:final|an|the|your) (?:appointment|offer)(?: of employment)? (?:is|are) (?:contingent|conditional|dependent) (?:up)?on (?!.{0,60}\bdbs\b).{0,60}\b(?:background|criminal|drug|credit|police|reference|vetting)\b"),
    (2.7, r"^(?:[\w-]+ position: )?(?:you|candidates|applicants|the (?:successful )?(?:candidate|applicant|post-?holder))? ?(?:(?:are|is|will be) )?subject to (?:[\w/&-]+,? ){0,7}(?:checks?|investigations?|screening|testing|vetting|clearance)\b"),
    (5.0, r"^(?:(?:occasional|some|frequent|regular|limited|domestic|international|overnight|local) )*travel\b.{0,60}\b(?:may|will|can) (?:also |sometimes )?be (?:required|needed|necessary|expected)\b"),
    (3.5, r"^may (?:also |occasionally )?be required to (?:work|travel|lift|stand|drive|be (?:available|on[- ]call)|report (?:to|on|for))\b"),
    (2.0, r"\b(?:on-call|out-of-hours|standby|stand-by|duty|weekend|go-live) (?:[\w-]+ )?(?:rota|rotation|roster|cover)\b|^travel between (?:our|the|several|different|\w+) (?:[\w-]+ )?(?:sites?|offices|locations|clinics|schools|stores|branches)\b"),
    (2.7, r"\b(?:one|two|three|four|five|\d) (?:fixed )?days? (?:a|per|each|every) (?:\w+ )?week\b.{0,40}\b(?:office|on[- ]?site|plant|campus|lab|studio|presence)\b|\b(?:office|on[- ]?site|plant|campus|lab|studio|presence|stationed)\b.{0,60}\b(?:one|two|three|four|five|\d) (?:fixed )?days? (?:a|per|each|every|in the) (?:\w+ )?(?:week|office)\b|\b(?:office|studio)\b.{0,20}\b(?:on|every|each) (?:mon|tues|wednes|thurs|fri)days?\b"),
    (4.5, r"^(?:bilingual|multilingual)\b.{0,60}\bencouraged to apply\b"),
    # what a posting says on the way to its demands
    (-5.0, r"\bhow you work\W*$|\b(?:recogni[sz]e|see|find) (?:yourself|themselves) in the following\b|\bshow us the following\b"),
    (-8.0, r"\bonly (?:short-?listed|selected|complete|successful) (?:candidates?|applicants?|applications?)\b|\btreats? (?:every|all|each) applications?\b|\b(?:warmly|cordially|kindly) invited to apply\b|\b(?:never|not) (?:asks?|charges?) (?:\w+ )?(?:for )?(?:a |any )?(?:fees?|money|payment)\b|\b(?:all|any) (?:people|applicants|candidates|talents?|backgrounds?) (?:are|is) welcome\b|\bwelcomes (?:everyone|all (?:applicants|candidates|people|talents?)|every (?:background|applicant|candidate))\b"),
    # how to apply and what the rules are, which say "must" too
    (-8.0, r"\b(?:meet|satisfy) (?:all )?(?:of )?(?:the |these )?(?:\w+ ){0,2}(?:requirements|qualifications|criteria|standards) (?:described|listed|stated|outlined|set out|specified) (?:below|above|here|in)\b"),
    (-5.0, r"\bmeet the (?:\w+ )?(?:criteria|requirements) (?:for|of) (?:this|the) (?:role|post|position|job)\b|^the following (?:duties|tasks|responsibilities)\b"),
    (-14.0, r"\bpossess the (?:below|following|above|listed)? ?(?:minimum|basic|required) (?:qualifications|requirements)\b|^(?:preferred|minimum|required) qualifications are (?:in addition|required|listed)\b|^experience listed (?:below|above)\b"),
    (-3.0, r"^your (?:[\w-]+ ){0,2}(?:will|can) (?:help|make|drive|shape|have|contribute|be (?:key|central|instrumental))\b|\bunlock\b.{0,30}\b(?:training|learning|opportunit\w+|potential)"),
    (-3.0, r"^you (?:have|['’]ve|may have|might have|will have) (?:probably |already |surely |no doubt )*(?:heard|seen|noticed|read (?:this|the|about))\b"),
    (-4.0, r"(?:^[^;]{0,300}\bmay (?:also )?substitute\b)|\bfor the required experience\b"),
    (-3.0, r"^essential functions (?:are|may)\b|^(?:estimated|expected) (?:time|hours|start)\b|^position (?:is )?available\b|\bsponsorship is available\b|\bwill (?:also )?consider sponsoring\b"),
    (-9.0, r"^(?:\w+ )?(?:experience|education) (?:refers to|means|is defined as)\b|^time[- ]in[- ]grade\b"),
    (-5.0, r"\b(?:cannot|can not|may not|can['’]t) be substituted\b"),
    (-5.0, r"\b(?:transcripts?|documents?|documentation|foreign (?:education|degrees?|qualifications?|credentials?))\b.{0,30} must be (?:submitted|evaluated|provided|uploaded|attached|included|received|enclosed)\b"),
    (-12.0, r"\b(?:demonstrate|address|evidence) (?:how )?(?:you meet )?(?:all )?(?:of )?(?:the )?(?:essential |selection )?criteria\b.{0,60}\b(?:application|supporting|statement|cover(?:ing)? letter)\b"),
    (-4.0, r"^[\w&.'’ -]{2,40} is (?:also |fully |deeply |proudly )?committed to (?:\w+ ){0,4}(?:inclusive|inclusion|divers\w+|equal\w*|equity|accessib\w+)\b"),
    (-4.0, r"^if you (?:have|need|require|are)\b.{0,60}\b(?:disabilit\w+|special needs?|accommodations?|adjustments?)\b.{0,120}\b(?:please|contact|let us know|tell us)\b"),
    (-3.0, r"^we (?:particularly |especially |strongly |warmly |actively )*(?:welcome|encourage) (?:\w+ )?applications from\b"),
    (-4.0, r"^(?:no matter (?:if|whether|what|where|who|how)|whether you)\b|^you (?:should|will|can) (?:also )?(?:expect to )?(?:receive|get|hear)\b|\b(?:need|require) (?:any |some )?(?:specific |special )?(?:accommodations?|adjustments?)\b"),
    (-3.0, r"\b(?:is|are) (?:urgently |currently |now |also )?(?:required|needed|sought|wanted) (?:by|for|at) (?:our|my|an?|the|this) (?:[\w&.'’-]+ ){0,6}(?:clients?|compan(?:y|ies)|firm|business|group|organi[sz]ation|employer|team)\b"),
    (-4.0, r"^working (?:at|in|for|with) .{3,60}, you(?:['’]ll| will)\b"),
    # how an office selects and files, what a firm is
    (-8.0, r"\beligible list\b|\b(?:names?|ranks?|eligibles)\b.{0,40}\b(?:referred|certified) (?:for|to) (?:the )?(?:hiring|interview|department)"),
    (-8.0, r"\bwork history section\b|\bfailure to (?:follow|submit|complete|provide|include|attach|sign)\b|\b(?:responses|answers) to (?:the |all )?(?:supplemental|screening)\b"),
    (-8.0, r"^(?:you|applicants|candidates) will be (?:evaluated|rated|ranked|scored) (?:for this|based|on|according)\b"),
    (-12.0, r"\bforeign (?:degrees?|college|university|institution|education|transcripts?|credentials?)\b.{0,200}\b(?:evaluat|equivalen|translat)"),
    (-8.0, r"^(?:the )?(?:requirements|qualifications|skills|duties)\b.{0,40}\bare representative of\b|^(?:the )?applicants? understands?\b"),
    (-6.0, r"^(?!(?:you|this|the (?:ideal|right|successful|perfect)|candidate|applicant)\b)[\w&.'’-]+(?: [\w&.'’-]+){0,4} is an? (?:[\w/&-]+,? ){0,9}(?:company|firm|agency|provider|organi[sz]ation|consultancy|studio|start-?up|manufacturer|charity|non-?profit)\b"),
    (-2.5, r"^(?:the )?(?:successful|selected|chosen) (?:candidates?|applicants?) will (?!(?:also |ideally |typically )?(?:have|be|possess|hold|bring|demonstrate|show|display|exhibit|need|come|enjoy|thrive|understand|know|speak)\b)"),
    (-4.0, r"\b(?:salary|pay|wage) reviews?\b|\bprofit[- ]shar\w+|\b(?:great|cool|dynamic|best|fun) (?:\w+ )?place to work\b|\bhave fun at work\b|\binternet (?:credit|allowance)\b|^flexible working (?:time|place)\b"),
    # who the right person is, told in sentences
    (3.5, r"^(?:[^,.:]{3,120}, )?(?:the |our |an? )?(?:ideal|successful|right|best|perfect|qualified) (?:candidates?|applicants?|person) (?:is|are|will be) (?:an? )?(?:(?:highly|very|naturally|self|detail) ?-?)?(?:motivated|passionate|driven|oriented|organi[sz]ed|experienced|skilled|comfortable|adaptable|collaborative|creative|curious|proactive|enthusiastic|energetic|knowledgeable|familiar|fluent|starter)\b"),
    (4.5, r"^(?:[^,.:]{3,120}, )?(?:the )?(?:successful|selected) (?:candidates?|applicants?) will be (?:an? )?(?:(?:highly|very|self|detail) ?-?)?(?:motivated|passionate|driven|oriented|organi[sz]ed|adaptable|collaborative|creative|curious|proactive|enthusiastic|energetic|starter)\b"),
    (2.0, r"^we(?:['’]re| are) (?:looking for|seeking) (?:[\w-]+,? (?:and )?){1,8}who (?:have|has|can|(?:are|is) (?:willing|able|comfortable|ready|motivated|available|eager))\b"),
    (1.8, r"^(?:[\w/+#.&-]+ ){1,4}skills? \("),
    (5.0, r"^we (?:can|will|are able to) only (?:consider|accept) (?:candidates|applicants|applications|people)\b"),
    # what is offered, told in the middle of what is asked
    (-4.0, r"^(?:the )?(?:remuneration|salary|package|pay|rate)\b.{0,30} (?:is|will be|are) (?:in the region|circa|dependent|depending|negotiable|commensurate|up to|between|from|competitive|paid)\b"),
    (-4.0, r"\byou(?:['’]ll| will) (?:also |then )?be (?:given|offered|provided with|rewarded|supported|paid|trained|entitled)\b"),
    (-4.0, r"\b(?:this|that|it) (?:is|could be|may be|might be) (?:just )?the (?:role|job|position|opportunity|move) for you\b"),
    (-5.0, r"^(?:good|excellent|great|fantastic|genuine|real|superb|competitive|unrivalled) (?:[\w-]+ ){0,2}(?:prospects|office hours|working conditions|earnings?|commissions?|rates? of pay|pay rates?|hourly rates?|remuneration|incentives|holidays?|perks|basic salary)\b"),
    (-8.0, r"\bwill be (?:looking|keen|eager|hoping) to (?:progress|develop|further|take|build|join|move|advance|grow)\b[^.;]{0,40}\bcareer\b|\bideal for (?:anyone|someone|those|people) (?:who (?:wishes|wants|is looking|are looking|want)|wishing|wanting|looking) to\b"),
    (-4.0, r"^interested (?:candidates|applicants|parties|persons)\b(?! (?:should|must|will) (?:have|be|possess|demonstrate|hold))|^contact (?:your|the|our|us)\b"),
    (-3.0, r"^[^.;]{0,60}\b[a-z]{2} \d{5}(?:-\d{4})?\W*$"),
    (-3.0, r"^(?:call|contact|phone|ring|email|speak to|speak with) (?:[\w*.]+ ){1,4}(?:on|at|for|today|now)\b"),
    (-2.0, r"^(?:hours(?: of work)?|pay|rates?(?: of pay)?|package|working hours|shifts?|contract|interviews?)\s?:(?!\s*(?:must|candidates?|applicants?|you)\b)"),
    (-3.0, r"^(?:commutable|all earnings|earnings|overtime (?:is )?(?:payable|paid|rates?)|by applying)\b"),
    (-4.0, r"^you(?:['’]ll| will) be tasked with\b|^(?:additionally|also|furthermore), you(?:['’]ll| will) be responsible\b|^working (?:to|from|on|across|closely|mainly|under) [^,;.]{3,60}, you(?:['’]ll| will)\b"),
    (-3.0, r"\byou(?:['’]ll| will) have the ability to make an? (?:impact|difference)\b|\bis an? (?:eeo|eoe|equal)\b|\b(?:candidate|applicant|person)s? (?:is|are|will be) expected to (?:work on|support|collaborate|participate|assist|contribute|lead)\b"),
    (-4.0, r"^we (?:are proud|pride ourselves|take pride|have built|have over|specialise|specialize)\b"),
    (-4.0, r"^[\w&'’ -]{3,40} (?:has|have) (?:the (?:most|largest|best|widest)|been (?:established|trading|operating|providing|in business))\b"),
    (-3.0, r"\byou(?:['’]ll| will) have (?:an? |the )?(?:full |direct |close |overall |key |active )*(?:involvement|responsibilit\w+|ownership|autonomy|control of|oversight|accountability|input)\b"),
    (-3.5, r"^working (?:with|within|as|alongside|closely) [^,;.]{3,60},? you(?:['’]ll| will) (?:also )?be (?:able|expected|required|responsible) to (?!demonstrate|show|prove|evidence)"),
    # what an office or a firm does, how it selects, how the reader is welcomed: nothing that is asked
    (-4.0, r"^(?:with [^.;]{5,80}?, )?(?:the|our|this) (?:department|office|division|agency|bureau|commission|board|unit|section|county|city|company|firm|school|hospital|university) (?:oversees?|maintains?|manages?|administers?|provides?|serves?|operates?|employs?|supports?|strives?|consists?|comprises?|handles?)\b"),
    (-7.0, r"^you(?:['’]re| are) (?:always |very |most )?welcome (?:at|here|in|with|to (?:join|be|bring|apply))\b"),
    (-4.0, r"\bwe(?:['’]ll| will| may) (?:test|assess|evaluate) your\b|^(?:during|in|throughout|as part of) (?:the |our )(?:interview|hiring|selection|recruitment|recruiting) process\b|^(?:our|the) (?:interview|hiring|selection|recruitment|recruiting) process (?:is|will|consists|includes|takes|has|usually|typically)\b"),
    (-5.0, r"^(?:so,? |now,? |first,? |but first,? )?let (?:us|me) (?:ask|tell|introduce|show|know|explain|help)\b"),
    (-2.5, r"^(?:in this \w+, )?(?:we(?:['’]re| are)|[\w&.'’-]{2,30}(?: [\w&.'’-]{2,20}){0,2} is) (?:currently |actively |now |also )?(?:looking for|seeking) an? (?:[\w/&+#-]+,? ){1,8}(?:who (?:will|would|can|['’]ll) (?:help|lead|build|drive|shape|work|join|own|design|support|develop|manage)|to (?:work|join|help|lead|support|manage|assist))\b(?!.{0,300}\b(?:experienced?|degrees?|skilled|years|knowledge|background)\b)"),
    (-3.0, r"^you would be (?:responsible|reporting|working|joining|based|part)\b"),
    (-5.0, r"\bmust (?:abide by|comply with|adhere to|follow|observe|respect) (?:the |our |all )?(?:company|employer|firm|agency|county|city|[\w&-]+)['’]s? [\w ]{0,30}\b(?:polic(?:y|ies)|plans?|rules|standards|code|procedures)\b"),
    (-5.0, r"\bif you (?:hold|have) (?:multiple|dual) (?:citizenships?|nationalit(?:y|ies))\b|\brequired to renounce\b"),
    (-4.0, r"^you (?:have|['’]ll have|get) (?:plenty of |lots of |the )?(?:room|space|freedom|chance) to\b"),
    (-3.5, r"^your (?:[\w'’-]+,? ){1,8}(?:will|would) be (?:essential|key|critical|crucial|vital|instrumental|central|invaluable) (?:in|to|for|when|as)\b"),
    (-4.0, r"^the (?:\w+ )?(?:people|women and men|colleagues|professionals) (?:who|that|at|behind|on)\b.{0,80}\b(?:teams?|company|come from)\b"),
    # who is sought, told of the person
    (3.0, r"^(?:the |our |an? )?(?:ideal|successful|right|best|perfect) (?:candidate|applicant|person) is (?!expected|responsible|required|one\b|someone|somebody|going)(?:an? )?(?:\w+ly )?[\w-]+(?:,| and) "),
    (3.0, r"^(?:the |our |an? )?(?:ideal|successful|right|best|perfect) (?:candidate|applicant|person) for (?:this|the|our) (?:[\w-]+ ){0,3}(?:role|position|job|post|team) (?:has|have|is|will have|will be|must|should|possesses|brings|demonstrates)\b"),
    (2.5, r"^(?:the |this |all )?(?:[\w/-]+ ){0,5}(?:is|are) required to travel\b.{0,80}\b(?:own|personal|reliable) (?:\w+ ){0,3}(?:transport\w*|vehicle|car)\b"),
    (2.4, r"^[a-zà-ÿ'’, -]{4,80}, vous (?:avez|êtes|maîtrisez|savez|disposez|possédez|connaissez|parlez|faites preuve|justifiez)\b"),
    # goals with a date: what will be done by then
    (-5.0, r"^(?:(?:within|by|after|in) [^,]{3,40}, )?you(?:['’]ll| will) (?:now |also )?have (?:\w+ly )?(?:been (?:\w+ly )?(?:onboarded|introduced|trained)|become|completed|finished|familiari[sz]ed|met|learned|learnt|shipped|established|delivered|launched|developed an?)\b"),
    # what is asked of everybody who is taken on
    (5.0, r"\brequires? (?:all |any |each |our )?(?:\w+ )?(?:applicants?|candidates?|employees|new hires|staff)\b.{0,120}\b(?:vaccinated|vaccination|proof of)\b"),
    (2.0, r"^(?:this|the) (?:role|position|job|post) (?:also )?requires (?:an? |the )?(?:[\w().'’/-]+ ){0,8}clearance\b"),
    (6.0, r"^(?:this is an? (?:\w+ly )?(?:remote|hybrid) (?:position|role|job|post),? (?:and|but) )?(?:the )?(?:candidates?|applicants?|you) (?:should|must|need to|needs to) be (?:based|located|resident|living) in\b"),
    (3.5, r"\b(?:languages?|helps?|useful|speak\w*)\b[^.;]{0,80}\b(?:but|although|though) (?:it |this |that )?(?:is|are) not (?:strictly )?(?:a )?(?:requirement|required|essential|necessary|must)\b"),
    (3.0, r"^(?:[\w/&-]{1,20} )?(?:certificat\w+|licen[cs]e|registration)\b[^.;]{0,80}\bmust be obtained within\b"),
    (1.8, r"^(?:knowledge and )?skill (?:in|with|at|of)\b|^knowledge (?:and|or) skills? (?:in|with|at|of)\b"),
    (-6.0, r"\bexport (?:licens\w+|control) (?:approval|review|licen[cs]e)\b"),
)  # fmt: skip
# What the law and the benefits are told with. A demand may use these words too: "Experience with payroll deductions".
_SMALL_PRINT: Final[tuple[tuple[float, str], ...]] = (
    (-6.0, r"equal[- ](?:employment )?opportunit|without regard to|regardless of (?:race|age|gender|your|any)|\brace,|\bgender identity|sexual orientation|protected (?:veteran|class|by law|characteristic|status)|reasonable accommodation|discriminat(?!ion(?:,? and| or| of|,) (?:\w+ ){0,3}(?:algorithm|interface|manager|tracking|target|signal|analysis))|disability confident|disabled (?:applicants|candidates|persons|people)|equal suitability|equally (?:qualified|suitable)|underrepresented|affirmative action|all backgrounds|diverse backgrounds|all qualified applicants"),
    (-6.0, r"\b(?:sign up|enrol\w*|eligible) for (?:\w+ )?coverage\b|\b(?:annual|open) enrol?lment\b|\b\d{1,3} ?% vested\b|\bvesting\b|\bpayroll deduction|\beligible dependents\b|\bperformance rating|^\d{1,2} (?:days['’]? )?(?:of )?(?:paid )?annual leave\b|^private (?:health |medical )?insurance\b|\binsurance (?:cover\w* )?for (?:staff|employees|you|family|dependents)\b"),
    (-3.5, r"\b(?:401\s?\(?k|403\s?\(?b|pto\b|paid (?:time|holidays|vacation|sick|parental|leave)|health insurance|medical,|dental|vision (?:insurance|plan|from)|stock options?|equity|competitive (?:salary|pay|compensation|wage|benefits)|salary (?:range|is|of|from)|base (?:salary|pay)|hourly rate|pay range|sign[- ]on bonus|annual bonus|tuition (?:reimbursement|assistance|help|waiver)|stipend|free (?:lunch|snacks|parking|coffee|gym|meals)|gym membership|pension|(?:company|employer) match|(?:flexible|health) (?:spending|savings?) accounts?|days['’]? (?:holiday|vacation|annual leave|of (?:holiday|vacation|leave))|parental leave|wellness|reimburs\w+|travel benefits|tuition fund|vouchers?|learning plan|paid for|we pay|life insurance|retirement|(?:employee|staff|product|merchandise|store|team|retail|generous|corporate) discounts?|discounts? (?:on|at|off|scheme)|\d ?% (?:off|discount)|eligible for)"),
)  # fmt: skip
_DEMAND: Final = re.compile(
    r"(?:(?:and|an?|the|some|any|your|strong|good|excellent|solid|proven|demonstrated|demonstrable|genuine|prior|previous|basic|working|sound|hands-on|practical|customer service orientation;) ){0,4}"
    r"(?:experience (?:in|with|of|as|(?!amazing|exciting|outstanding|stunning|rewarding|thrilling)[a-z]+ing)|exposure to|(?:ability|willingness|readiness) to|(?:knowledge|understanding|possession) of"
    r"|familiar(?:ity)? with|proficien(?:cy|t) (?:in|with)|skill(?:s|ed)? in|confiden(?:ce|t) (?:in|with)|(?:cultural )?competence (?:in|and|with)|(?:commitment|sensitivity) to|respect for|able to|comfort(?:able)? (?:with|in))\b"
)


def _compiled(
    cues: tuple[tuple[float, str], ...],
) -> tuple[tuple[float, Callable[[str], re.Match[str] | None]], ...]:
    """Return weights and tests: a pattern that begins with "^" is tried at the start alone."""
    compiled = ((weight, pattern, re.compile(pattern)) for weight, pattern in cues)
    return tuple(
        (weight, rx.match if pattern.startswith("^") else rx.search) for weight, pattern, rx in compiled
    )


_COMPILED: Final = _compiled(_CUES)
_COMPILED_SMALL_PRINT: Final = _compiled(_SMALL_PRINT)

_PARENTHESES: Final = re.compile(r"\([^()]{0,200}\)")
# "(we have ten years of experience with it)": an aside on the employer.
_OWN_WORDS: Final = re.compile(r"\((?:we|our)\b[^()]{0,200}\)")

# What a piece must score to be taken, by the section that it stands in: (list item, sentence of prose).
FOLLOWING_BONUS: Final = 1.1
PROSE_LIST_THRESHOLD: Final = -0.4
STATEMENT_THRESHOLD: Final = 0.5
SURROUNDED_THRESHOLD: Final = -5.4
_THRESHOLDS: Final[dict[SectionKind, tuple[float, float]]] = {
    "requirements": (-1.9, 1.5),
    "unknown": (2.4, 3.5),
    "intro": (2.9, 3.5),
    "responsibilities": (6.5, 5.4),
    "company": (5.4, 4.9),
    "notice": (5.4, 4.9),
    "benefits": (6.4, 5.4),
    "apply": (6.4, 5.4),
    "substitution": (99.0, 99.0),
}


@lru_cache(maxsize=4096)
def requirement_score(text: str) -> float:
    """Return how much a text reads like a requirement; 0 says nothing either way.

    Parameters
    ----------
    text : str

    Returns
    -------
    float

    Examples
    --------
    >>> requirement_score("At least 3 years of experience in SQL") > 4
    True
    >>> requirement_score("We offer dental and 401(k) match") < -3
    True
    """
    probe = _OWN_WORDS.sub(" ", " ".join(text[:600].lower().split()))
    outside = _PARENTHESES.sub(" ", probe)
    if not outside.strip(" ."):
        outside = probe  # all of it stands in parentheses
    total = sum(weight for weight, test in _COMPILED if test(probe if weight > 0 else outside))
    if _DEMAND.match(probe) is None:
        total += sum(weight for weight, test in _COMPILED_SMALL_PRINT if test(outside))
    if total < 6 and find_certificates(text[:600]):
        total += 1.5
    if total < 6 and find_languages(text[:600]):
        total += 1.5
    return total


_VERB: Final = re.compile(
    r"\b(?:is|are|was|were|has|have|will|can|does|(?:currently )?operates?|offers?|provides|includes?|consists|speciali[sz]es?)\b"
)
# "Calm by nature: You do not hurry": what is asked follows its name.
_NAMED: Final = re.compile(
    r"[^.:!?\n]{3,60}:\W{0,4}(?=You\b(?!['’]ll| will)|Employment is (?:contingent|conditional)\b)"
)
_READER: Final = re.compile(r"(?i)\b(?:you|your|candidates?|applicants?|second nature)\b")


def _is_statement(text: str) -> bool:
    """Tell "Teachers are short of time", which speaks of somebody else, from "A calm voice" and "You are calm"."""
    return _VERB.search(text) is not None and _READER.search(text) is None


# The head of a person specification: "Criterion  Essential  Desirable".
_TABLE_HEAD: Final = re.compile(
    r"^(?:(?:person specification|criteri(?:on|a)|attributes?|requirements?|skills?|areas?|categor(?:y|ies)|factors?)[\s|:]+)?(?:essential|required|mandatory)[\s|/]+(?:desirable|preferred|desired|optional)(?:[\s|]+[\w ]{0,40})?$",
    re.IGNORECASE,
)
# What stands below many a list: hours, an address, numbers to call. It is a row by itself, so no demand is lost with it.
_CONTACT_ROW: Final = re.compile(
    r"^\W*(?:(?:(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?s?\W+(?:to|through|-|–)\W+\w+\W+)?\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?\s*(?:-|–|to)\s*\d{1,2}(?::\d\d)?\s?[ap]\.?m\.?"
    r"|(?:[A-Z][\w.'’-]+\s){0,3}[A-Z][\w.'’-]+,\s*[A-Z]{2}\.?\s+\d{5}(?:-\d{4})?|\d{1,6}\s+(?:[\w.'’-]+\s){1,4}(?:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|plaza|parkway|highway|hwy)\b\.?(?:,?\s*(?:suite|room|floor|unit)\s*\w+)?"
    r"|(?:tel(?:ephone)?|phone|fax|e-?mail|web(?:site)?|attn)\b\.?\s*:?\s*\S*[\d@./]\S*(?:[\s()\d.-]{0,20})|\S+@\S+\.\w+|\(?\d{3}\)?[\s.-]\d{3}[\s.-]\d{4})\W*$",
    re.IGNORECASE,
)


def is_requirement(
    text: str,
    section: SectionKind,
    *,
    is_item: bool,
    is_prose_list: bool = False,
    follows_one: bool = False,
    is_surrounded: bool = False,
) -> bool:
    """Decide whether a piece of a section is a requirement.

    ``is_prose_list`` says that the section holds sentences instead of a list, so that nearly all of them count;
    ``follows_one`` that the sentence before it is a requirement, so that a weaker one will do;
    ``is_surrounded`` that the items above and below are requirements, so that nearly anything will do.
    """
    if _TABLE_HEAD.match(text) or _CONTACT_ROW.match(text):
        return False
    item, sentence = _THRESHOLDS[section]
    if is_surrounded:
        item = SURROUNDED_THRESHOLD
    if is_prose_list and not is_item:
        sentence = STATEMENT_THRESHOLD if _is_statement(text) else PROSE_LIST_THRESHOLD
    named = _NAMED.match(text)
    score = max(requirement_score(text), requirement_score(text[named.end() :]) if named else -99.0) + (
        FOLLOWING_BONUS if follows_one and not is_item else 0.0
    )
    return score >= (item if is_item else sentence)
