"""Words that head the sections of a résumé, in the languages that résumés are written in."""

from __future__ import annotations

from typing import Final

#: Section to the phrases that head it; lower case, without "and", "&", "/" and punctuation.
HEADINGS: Final[dict[str, tuple[str, ...]]] = {
    "experience": tuple(
        """experience|work experience|professional experience|employment|employers|trajectory|private sector|public sector|where i work|where i have worked|what i do now|now|employment history|work history|work|career|career history|career summary|
        career highlights|professional background|work background|job history|jobs|my jobs|relevant experience|relevant work experience|additional experience|
        other experience|other work experience|earlier experience|previous experience|prior experience|earlier career|early career|selected experience|
        clinical experience|teaching experience|research experience|military experience|military service|industry experience|internship|internships|
        internship experience|practical experience|work placements|appointments|academic appointments|professional appointments|positions held|positions|
        employment record|professional history|professional employment|professional career|professional work experience|experience history|consulting experience|
        contracts|assignments|where i have worked|where|where i have done it|what i do|what i do now|what i have done|before|now|present|at present|currently|
        previously|before that|since the move|before the break|before consulting|work experience history|experience summary|leadership experience|management experience|
        federal experience|legal experience|nursing experience|it experience|technical experience|engineering experience|sales experience|employment experience|
        work and experience|chronology|employment chronology|career path|career record|stations|project experience|professional practice|practice|
        berufserfahrung|beruflicher werdegang|werdegang|berufspraxis|berufliche erfahrung|berufliche stationen|stationen|berufstätigkeit|praktische erfahrung|
        praktika|berufliche tätigkeit|arbeitserfahrung|tätigkeiten|
        expérience|expériences|expérience professionnelle|expériences professionnelles|parcours|parcours professionnel|emplois|emploi|stages|carrière|
        expérience de travail|expériences de travail|
        experiencia|experiencia profesional|experiencia laboral|historial laboral|trayectoria|trayectoria profesional|empleo|trabajo|
        esperienza|esperienze|esperienza professionale|esperienze professionali|esperienza lavorativa|esperienze lavorative|
        experiência|experiência profissional|experiências profissionais|experiencia profissional|histórico profissional|percurso profissional|
        werkervaring|ervaring|loopbaan|arbeidsverleden|stage|relevante werkervaring|
        doświadczenie|doświadczenie zawodowe|przebieg pracy zawodowej|
        arbetslivserfarenhet|erfarenhet|anställningar|yrkeserfarenhet|erhvervserfaring|joberfaring|arbejdserfaring|erfaring|ansættelser|arbeidserfaring|yrkeserfaring|
        pracovní zkušenosti|praxe|munkatapasztalat|szakmai tapasztalat|työkokemus|experiență|experiență profesională|
        experiența profesională|experiență profesională|experienţă profesională|experienta profesionala|experiență|experiența|experiența de muncă|istoric profesional|istoricul profesional|istoricul muncii|istoricul angajărilor|istoricul de muncă|istoria muncii|experiență de muncă|locuri de muncă|pracovní zkušenosti|zkušenosti|praxe|pracovné skúsenosti|szakmai tapasztalat|munkatapasztalat|iş deneyimi|deneyim|iş tecrübesi|työkokemus|опыт работы|опыт|профессиональный опыт|карьера|досвід роботи|επαγγελματική εμπειρία|εργασιακή εμπειρία""".replace("\n", "").split("|")
    ),
    "education": tuple(
        """education|educational background|academic background|academic history|academic qualifications|academic record|qualifications|educational qualifications|
        education training|education qualifications|education professional|training qualifications|studies|study|school|schools|schooling|degrees|degree|academics|
        educational history|education history|education details|university|learning|formal education|my training|my studies|academic education|higher education|
        education credentials|scholastic record|academic profile|educational profile|educational qualification|academic qualification|
        ausbildung|bildung|bildungsweg|studium|schulbildung|schule|akademische ausbildung|aus- und weiterbildung|bildungsgang|hochschulbildung|schulische ausbildung|
        universitäre ausbildung|berufsausbildung|
        formation|formations|études|diplômes|scolarité|formation académique|diplômes formations|parcours académique|parcours scolaire|
        educación|formación|formación académica|estudios|titulación|titulaciones|formación reglada|
        istruzione|formazione|istruzione e formazione|studi|titoli di studio|titolo di studio|
        formação|formação académica|formação acadêmica|educação|habilitações|habilitações literárias|escolaridade|formacao academica|
        opleiding|opleidingen|onderwijs|studie|wykształcenie|edukacja|utbildning|utdanning|uddannelse|addysg|vzdělání|koulutus|educație|studii|tanulmányok|
        educaţie|educație și formare|studii și formare|fundal academic|contextul academic|parcurs academic|pregătire academică|vzdelanie|iskola|végzettség|eğitim|öğrenim|образование|освіта|εκπαίδευση|σπουδές""".replace("\n", "").split("|")
    ),
    "skills": tuple(
        """skills|key skills|core skills|technical skills|professional skills|skill set|skillset|skills matrix|skills summary|summary of skills|core competencies|
        competencies|core competences|competences|key competencies|areas of expertise|expertise|areas of knowledge|technical expertise|technical proficiencies|technical knowledge|
        technologies|technology|tech stack|technical|technical notes|technical summary|technical profile|tools|tools technologies|software|software skills|systems|it skills|
        computer skills|computer proficiency|it|proficiencies|highlights|skill highlights|strengths|key strengths|specialties|specialities|specialisms|specialisations|
        specializations|capabilities|core qualifications|keywords|keyword|other skills|additional skills|personal skills|soft skills|hard skills|
        programming|programming languages|programming skills|methods|techniques|laboratory skills|lab skills|clinical skills|equipment|instruments|relevant skills|abilities|
        skills abilities|knowledge|knowledge skills|skills in action|what i know how to do|what i can do|functional profile|functional summary|skills profile|credentials tools|
        professional expertise|digital skills|digital competence|job-related skills|organisational skills|communication skills|top skills|core strengths|skills tools|toolbox|
        areas of strength|areas of specialization|areas of experience|fields of expertise|operating systems|databases|frameworks|software proficiency|
        kenntnisse|fähigkeiten|fachkenntnisse|edv-kenntnisse|edv|it-kenntnisse|kompetenzen|fertigkeiten|werkzeuge|kenntnisse fähigkeiten|besondere kenntnisse|technische kenntnisse|
        compétences|compétences techniques|compétences clés|informatique|outils|logiciels|savoir-faire|compétences informatiques|connaissances|
        habilidades|competencias|aptitudes|informática|herramientas|conocimientos|habilidades técnicas|conocimientos informáticos|
        competenze|competenze tecniche|capacità|abilità|strumenti|competenze digitali|competenze informatiche|capacità e competenze|
        competências|conhecimentos|ferramentas|vaardigheden|competenties|umiejętności|kompetenser|färdigheter|kompetencer|kompetanse|ferdigheter|sgiliau|dovednosti|taidot|
        abilități|competențe|competenţe|competențe cheie|competențe tehnice|aptitudini|aptitudini și competențe|schopnosti|znalosti|készségek|képességek|yetenekler|beceriler|навыки|ключевые навыки|профессиональные навыки|навички|δεξιότητες""".replace("\n", "").split("|")
    ),
    "summary": tuple(
        """summary|professional summary|executive summary|executive profile|profile|professional profile|career profile|personal profile|personal statement|about|about me|
        objective|career objective|professional objective|career goal|career goals|goal|goals|professional goal|job objective|introduction|overview|career overview|professional overview|
        summary of qualifications|qualifications summary|statement|bio|biography|highlights of qualifications|mission|what i bring|who i am|research profile|research interests|in short|
        how i got here|career focus|personal summary|candidate profile|synopsis|professional synopsis|profile summary|headline|research statement|teaching philosophy|
        background|background summary|in brief|at a glance|desired position|target position|position sought|
        profil|kurzprofil|über mich|zusammenfassung|berufsziel|zielsetzung|persönliches profil|
        à propos|profil professionnel|résumé|objectif|objectif professionnel|présentation|a propos|
        perfil|perfil profesional|resumen|objetivo|sobre mí|extracto|resumen profesional|
        profilo|profilo professionale|sommario|obiettivo|perfil profissional|resumo|resumo de qualificacoes|resumo de qualificações|sobre|sobre mim|
        samenvatting|over mij|profiel|podsumowanie|o mnie|sammanfattning|om mig|om meg|resumé|sammendrag|proffil|
        rezumat|rezumat profesional|sinteză profesională|profil profesional|obiectiv|obiectiv profesional|despre mine|profilul meu|összefoglaló|özet|hakkımda|profiili|обо мне|о себе|цель|про мене|προφίλ""".replace("\n", "").split("|")
    ),
    "certifications": tuple(
        """certifications|certification|certificates|certificate|licenses|license|licences|licence|licenses certifications|licensure|licensure cards|credentials|professional credentials|
        registration|registrations|professional registration|accreditations|accreditation|professional qualifications|licenses training|licences papers|cards papers|cards classes|
        professional certifications|technical certifications|licences qualifications|qualifications certifications|certifications licenses|licensing|permits|tickets|papers tickets|tickets papers|cards|board certification|exam|exams|
        professional licenses|certificates training|training certifications|licences certificates|professional licensure|bar admissions|admissions|checks|security clearance|
        zertifikate|zertifizierungen|scheine|lizenzen|certificats|certifications professionnelles|permis|habilitations|
        certificaciones|certificados|licencias|certificazioni|patenti|certificati|certificações|certificados|certificaten|diploma's|certyfikaty|uprawnienia|
        certifikat|certifikater|sertifiseringer|trwyddedau|kurse zertifikate|weiterbildung zertifikate|
        certificare|certificări|certificarea|certificări și licențe|certificarea și affiliații|atestate|certifikáty|tanúsítványok|sertifikalar|сертификаты|сертифікати|πιστοποιήσεις""".replace("\n", "").split("|")
    ),
    "languages": tuple(
        """languages|language|language skills|foreign languages|linguistic skills|languages known|language proficiency|languages spoken|
        sprachen|sprachkenntnisse|fremdsprachen|langues|langues étrangères|idiomas|lenguas|lingue|lingue straniere|línguas|linguas|talen|talenkennis|języki|języki obce|
        språk|språkkunskaper|sprog|sprogkundskaber|språkkunnskaper|ieithoedd|jazyky|kielet|limbi străine|
        limbi|limbi vorbite|limbi cunoscute|jazykové znalosti|nyelvek|nyelvtudás|yabancı diller|diller|kielitaito|языки|знание языков|иностранные языки|мови|знання мов|γλώσσες|ξένες γλώσσες""".replace("\n", "").split("|")
    ),
    "projects": tuple(
        """projects|selected projects|key projects|personal projects|academic projects|side projects|other projects|project|project highlights|relevant projects|portfolio|open source|
        open source projects|open source contributions|grants|funding|patents|research projects|funded projects|project list|capstone|thesis|project work|course projects|
        projekte|projets|projets personnels|proyectos|progetti|projetos|projecten|projekty|projekt|prosjekter|projekter|elsewhere|
        proiecte|projekty|projektek|projeler|проекты|проєкти""".replace("\n", "").split("|")
    ),
    "publications": tuple(
        """publications|publication|selected publications|papers|selected writing|writing|publications presentations|presentations|presentations publications|talks|conferences|conference presentations|
        journal articles|books|posters|peer-reviewed publications|publications list|research publications|invited talks|selected talks|articles|conference papers|patents publications|public speaking|
        veröffentlichungen|publikationen|publicaciones|pubblicazioni|publicações|publicaties|publikacje|publikationer|publikasjoner|
        publicații|publikáció|публикации""".replace("\n", "").split("|")
    ),
    "volunteering": tuple(
        """volunteering|volunteer|volunteer experience|volunteer work|volunteerism|community|community service|community involvement|community work|voluntary work|voluntary experience|civic engagement|
        civic activities|charity|outside work|board advisory work|board service|board memberships|service|volunteer service|pro bono|volunteer activities|community engagement|
        ehrenamt|ehrenamtliche tätigkeit|ehrenamtliches engagement|engagement|bénévolat|voluntariado|volontariato|vrijwilligerswerk|wolontariat|ideellt arbete|frivilligt arbejde|
        frivillig arbeid|frivilligt arbete|
        voluntariat|activități de voluntariat|dobrovolnictví|önkéntes munka|gönüllülük|волонтерство""".replace("\n", "").split("|")
    ),
    "courses": tuple(
        """courses|coursework|relevant coursework|training|trainings|training courses|short courses|continuing education|professional development|workshops|seminars|further education|additional training|
        training development|professional training|classes|online courses|moocs|cpd|continuing professional development|relevant courses|course work|courses training|workshops training|
        military training|training attended|
        weiterbildung|weiterbildungen|fortbildung|fortbildungen|kurse|lehrgänge|formation continue|formations complémentaires|cursos|cursos y formación|formación complementaria|corsi|
        cursussen|kursy|szkolenia|kurser|cursos complementares|
        cursuri|cursuri și formare|formare continuă|kurzy|tanfolyamok|kurslar|курсы|курси|дополнительное образование""".replace("\n", "").split("|")
    ),
    "awards": tuple(
        """awards|honors|honours|awards honors|honors awards|awards recognition|achievements|accomplishments|key achievements|selected achievements|recognition|distinctions|scholarships|prizes|fellowships|
        honors scholarships|awards achievements|scholastic honors|academic honors|medals|decorations|awards received|
        auszeichnungen|preise|stipendien|prix|distinctions|premios|becas|premi|prémios|prêmios|prijzen|nagrody|utmärkelser|priser|
        premii|premii și realizări|premiile și realizările|realizări|ocenění|díjak|ödüller|награды|достижения""".replace("\n", "").split("|")
    ),
    "availability": tuple(
        """availability|travel|mobility|preferences|practical|practicalities|eligibility|eligibility to work|work authorization|work authorisation|work eligibility|right to work|relocation|notice period|
        please note|notes|note|what i'd like next|next|what i am looking for|looking for|not yet|driving|driving licence|driving license|citizenship|verfügbarkeit|mobilität|disponibilité|mobilité|
        disponibilidad|disponibilità|disponibilidade|beschikbaarheid|führerschein|permis de conduire|legal status|visa status|getting about|skills not claimed|
        salary expectations|working style|job preferences""".replace("\n", "").split("|")
    ),
    "interests": tuple(
        """interests|hobbies|hobby|hobbies interests|interests hobbies|personal interests|leisure|free time|spare time|home|life|personal|pastimes|outside interests|activities interests|interests activities|
        extracurricular activities|extra-curricular activities|extracurricular|activities|co-curricular|co-curricular activities|odds and ends|odds ends|odds|off the clock|also|side|bits|farm|
        freizeit|interessen|hobbys|loisirs|centres d'intérêt|centres d’intérêt|intérêts|intereses|aficiones|interessi|hobby|interesses|interesses pessoais|interesser|hobby's|zainteresowania|fritid|
        intressen|fritidsinteressen|diddordebau|
        hobby-uri|hobbyuri|interese|pasiuni|záliby|zájmy|hobi|hobiler|harrastukset|увлечения|хобби|интересы|χόμπι|ενδιαφέροντα""".replace("\n", "").split("|")
    ),
    "references": tuple(
        """references|referees|reference|references available on request|references available upon request|references on request|professional references|referenzen|références|referencias|
        referenze|referências|referenties|referencje|referenser|referanser|referencer|
        referințe|recomandări|reference|referanslar|рекомендации""".replace("\n", "").split("|")
    ),
    "personal": tuple(
        """contact|contact details|contact information|contact info|personal details|personal information|personal data|personal particulars|personal info|details|particulars|address|
        declaration|signature|persönliche daten|persönliche angaben|kontakt|kontaktdaten|zur person|angaben zur person|coordonnées|informations personnelles|état civil|datos personales|contacto|datos de contacto|
        dati personali|contatti|informazioni personali|dados pessoais|contato|persoonlijke gegevens|persoonsgegevens|dane osobowe|dane kontaktowe|personuppgifter|personlige oplysninger|
        personopplysninger|personalia|
        date personale|informații personale|date de contact|osobní údaje|személyes adatok|kişisel bilgiler|henkilötiedot|личные данные|личная информация|контакты|контактная информация|особисті дані|προσωπικά στοιχεία""".replace("\n", "").split("|")
    ),
    "other": tuple(
        """other|other information|additional information|additional|miscellaneous|misc|other details|further information|more|additional details|additional info|associations|memberships|membership|affiliations|
        professional affiliations|professional memberships|professional associations|supervision|institutional responsibilities|visits reviewing outreach|outreach|
        sonstiges|weiteres|divers|autres|otros|otros datos|información adicional|altro|altre informazioni|informazioni aggiuntive|outras informacoes|outras informações|outros|overig|inne|övrigt|øvrig|andet|annet|
        mitgliedschaften|why wind|cover letter|
        informații suplimentare|alte informații|дополнительная информация|инше""".replace("\n", "").split("|")
    ),
}  # fmt: skip

#: Phrase to section.
SECTION_OF: Final[dict[str, str]] = {
    phrase.strip(): section
    for section, phrases in reversed(HEADINGS.items())
    for phrase in phrases
    if phrase.strip()
}

#: Words that decide the section of a heading that is not in the table, strongest first.
KEYWORDS: Final[tuple[tuple[str, str], ...]] = (
    ("volunteer", "volunteering"), ("voluntary", "volunteering"), ("community", "volunteering"), ("publication", "publications"), ("presentation", "publications"),
    ("conference", "publications"), ("preference", "availability"), ("reference", "references"), ("referee", "references"), ("hobbies", "interests"), ("interests", "interests"),
    ("certif", "certifications"), ("licen", "certifications"), ("credential", "certifications"), ("registration", "certifications"),
    ("language", "languages"), ("sprachen", "languages"), ("idiomas", "languages"), ("langues", "languages"),
    ("award", "awards"), ("honor", "awards"), ("honour", "awards"), ("achievement", "awards"), ("accomplishment", "awards"),
    ("project", "projects"), ("funding", "projects"), ("education", "education"), ("academic", "education"), ("school", "education"), ("degree", "education"), ("studies", "education"),
    ("studied", "education"), ("study", "education"), ("experience", "experience"), ("employment", "experience"), ("career", "experience"), ("history", "experience"), ("internship", "experience"), ("jobs", "experience"),
    ("course", "courses"), ("training", "courses"), ("workshop", "courses"), ("development", "courses"),
    ("summary", "summary"), ("profile", "summary"), ("objective", "summary"), ("about", "summary"),
    ("skill", "skills"), ("competenc", "skills"), ("expertise", "skills"), ("tools", "skills"), ("software", "skills"), ("technolog", "skills"), ("proficienc", "skills"),
    ("qualification", "education"), ("membership", "other"), ("affiliation", "other"), ("personal", "personal"), ("contact", "personal"), ("availab", "availability"),
)  # fmt: skip
