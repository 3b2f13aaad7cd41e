"""Demands that stand where no heading announces them, and talk that only sounds like a demand."""

from __future__ import annotations

import pytest

from matcher.parsing.posting import parse_posting_document
from matcher.parsing.posting.cues import requirement_score
from matcher.parsing.posting.education import education_need
from matcher.parsing.posting.headings import classify, is_heading_like
from matcher.parsing.posting.necessity import own_necessity, split_mixed
from matcher.types import Document, Requirement


def requirements(text: str) -> tuple[Requirement, ...]:
    return parse_posting_document(Document(text=text)).requirements


def texts(text: str) -> list[str]:
    return [r.text for r in requirements(text)]


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Contact Lens Fitting", "unknown"),
        ("Contact Center Knowledge", "requirements"),
        ("Contact", "apply"),
        ("We do this by offering:", "benefits"),
        ("Successful candidates will have:", "requirements"),
        ("You might thrive in this role if you:", "requirements"),
        ("We work in demanding markets by employing our core competencies in:", "company"),
        ("At Acme Farms Wales, you will:", "responsibilities"),
        ("You should apply if:", "requirements"),
        ("The next step:", "apply"),
        ("To apply for this role, you need to:", "requirements"),
        ("To fulfil your key duties, solid experience is essential in the following areas:", "requirements"),
    ],
)
def test_kind_of_a_heading(heading: str, kind: str) -> None:
    assert classify(heading).kind == kind


def test_candidates_who_will_have_head_a_list_without_bullets() -> None:
    """Below duties "The right applicants will have:" needs neither bullets nor markup to turn the page."""
    text = (
        "Gardener\n\nDuties:\nMowing the lawns of three parks;\nPruning the roses in spring;\n\n"
        "The right applicants will have:\nDemonstrated outdoor, all-weather stamina;\nExperience supervising apprentices;\n"
        "A commitment to clean paths.\n"
    )
    assert texts(text) == [
        "Demonstrated outdoor, all-weather stamina;",
        "Experience supervising apprentices;",
        "A commitment to clean paths.",
    ]


def test_remark_in_brackets_does_not_make_a_heading_an_item() -> None:
    assert is_heading_like("Interview timeline (subject to change)")


@pytest.mark.parametrize(
    "text",
    [
        "You want to leave a mark on the orchard.",
        "You are sick and tired of waiting your turn.",
        "You must request the preference and include a copy of your papers for each post.",
        "By law all persons hired will be required to verify identity and eligibility to work in the country.",
        "Acme Farms is currently looking to recruit a full time shepherd for a small holding.",
        "To apply for this post forward your current CV to the office.",
        "The contents of this class specification shall not be construed as a contract.",
        "Within the first six months you will: work on three barns.",
        "Shepherd, also known as herdsman or stockman.",
        "You will also have responsibility for the dogs.",
        "I would like to draw your attention to our referral scheme.",
        "The post holder will have responsibility for the accounts of the farm.",
        "Allowance for academic degrees and language certification",
        "Acme County is looking for well qualified candidates to fill our positions.",
        "Because you want to see what your work does for the village.",
        "A well established farm business near Leeds requires a shepherd for the spring.",
        "The role includes but is not limited to: take ownership of the flock book.",
        "You can also make full use of our flexible package.",
        "Excellent salary and benefits.",
        "As the farm grows, there will be opportunities to lead.",
        "Work is generally performed in a barn.",
    ],
)
def test_talk_that_asks_for_nothing(text: str) -> None:
    """Flattery, papers to send in and what the law has everyone do are no demands, whatever words they use."""
    assert requirement_score(text) < 1.5


@pytest.mark.parametrize(
    ("text", "least"),
    [
        ("You’re knowledgeable about beekeeping and keep up with its pests.", 3.5),
        ("This role demands sound horticultural fundamentals.", 5.4),
        ("All positions are subject to a police check and references.", 3.5),
        ("A firm grasp of crop rotation", 2.9),
        ("A comprehensive understanding of irrigation", 2.9),
        ("You will be farriery qualified with a clean record.", 3.5),
        ("You will ideally have previous dairy experience.", 3.0),
        ("It is crucial that the Head Gardener have excellent pruning skills.", 5.4),
        ("The appointee must satisfactorily complete a criminal background check.", 3.5),
        ("It will require occasional travel.", 3.5),
        ("To apply for this role you will need to have a sound stable background.", 1.2),
        ("Herd Management Experience.", 1.5),
        ("What you also need is patience and a good ear.", 3.5),
        ("You will be well presented with a desire to succeed.", 3.5),
        ("The Farm Specialist will ideally be working toward a diploma.", 3.0),
        ("You will also need to have a high level of numeracy.", 2.5),
        ("RMN/RGN qualification and update to PIN", 1.5),
        ("This role will require a mixture of pruning, grafting, and strong customer skills.", 5.4),
        ("Each week brings new pests; and the ability to spot them under time pressure is a must.", 5.4),
        ("Acme County requires its employees to reside in the valley.", 5.4),
        ("A job offer is contingent on passing a criminal background investigation", 5.4),
        ("During harvest, this position requires some schedule flexibility and extended overtime.", 5.4),
        ("I am only seeking applications from shepherds who have dogs of their own.", 3.5),
        ("Please note that a police check will be required for this role.", 3.5),
        ("The successful candidate will be subject to an enhanced CRB check.", 3.5),
        ("Good Welsh preferable.", 2.4),
        ("Sound judgment, tact and courtesy are required in dealing with guests.", 3.5),
        ("This is a visible position requiring previous shearing experience and tact.", 4.0),
        ("The ability to successfully complete pre-employment screening is required.", 5.4),
        ("Orkney residency required.", 3.5),
        ("What we are looking for is someone with a background in hydraulics.", 3.5),
        ("The person we are looking to recruit will have sales experience.", 3.5),
        ("It is likely that the successful candidate will have experience of hedges.", 3.5),
        ("The successful candidate will be required to work weekends.", 3.5),
        ("The applicant should expect up to 30% on site travel.", 3.5),
    ],
)
def test_prose_that_asks(text: str, least: float) -> None:
    assert requirement_score(text) >= least


def test_aside_on_the_employer_counts_for_nothing() -> None:
    """ "(We have ten years of experience …)" tells of the employer."""
    aside = "A mobile team (We have 10+ years of experience building such teams)"
    assert requirement_score(aside) == requirement_score("A mobile team")


def test_square_brackets_are_an_aside_too() -> None:
    assert own_necessity("Experience in pruning [apple and pear preferred]") is None
    assert own_necessity("Experience in pruning [preferred]") == "preferred"


def test_bonus_for_another_thing_is_a_wish_of_its_own() -> None:
    text = "Firm grasp of shearing, bonus for goats"
    assert [text[a:b] for a, b in split_mixed(text)] == ["Firm grasp of shearing", "bonus for goats"]
    text = "At least 3 – 4 years of shearing is preferred."
    assert split_mixed(text) == [(0, len(text))]
    text = "Salary, yearly bonus for all"
    assert split_mixed(text) == [(0, len(text))]


def test_wishes_hung_on_an_item_end_where_one_says_itself_how_much_it_counts() -> None:
    """Were it one of the wishes, it would not have to say so; behind it the list goes on as before."""
    text = (
        "Farrier\n\nQualifications\n* Knowledge of horses.\n"
        "* Understanding of metals including at least one of the following areas is desirable:\n"
        "* Forge heat, such as welding.\n* Cold shaping, such as riveting.\n"
        "* Hands on experience with mules is desirable.\n* Strong back and steady hands.\n"
    )
    assert [(r.text, r.necessity) for r in requirements(text)] == [
        ("Knowledge of horses.", "required"),
        ("Forge heat, such as welding.", "preferred"),
        ("Cold shaping, such as riveting.", "preferred"),
        ("Hands on experience with mules is desirable.", "preferred"),
        ("Strong back and steady hands.", "required"),
    ]


def test_years_on_a_line_of_their_own_belong_to_the_next() -> None:
    """A line that holds nothing but years was broken off what they are years of."""
    text = "Requirements:\n\nSound knowledge of sails;\n4+ years\nof work on tall ships;\n"
    assert texts(text) == ["Sound knowledge of sails;", "4+ years\nof work on tall ships;"]


def test_reason_to_come_above_the_duties_heads_nothing() -> None:
    """Of three reasons given above the text, the last is no heading of the duties right below it."""
    text = (
        "Head Potter\n12 Kiln Lane, Stoke\nFreedom to shape\nLearning and development opportunities\n"
        "Collaborate with the glazers to plan and fire new ware.\nPrepare well-mixed, tested clay by hand.\n"
        "Train and guide the younger potters\n"
        "Firm grasp of the wheel, including centring, bonus for slip casting\nAbility to pull thin walls\n"
        "Have knowledge about glazes\n"
    )
    assert texts(text) == [
        "Firm grasp of the wheel, including centring",
        "bonus for slip casting",
        "Ability to pull thin walls",
        "Have knowledge about glazes",
    ]


def test_paragraph_up_to_the_first_mark_is_sentences() -> None:
    """What stands before the first "•" of a line is told in sentences; a list of perks behind it is not asked for."""
    text = (
        "Carer\nAcme Care\n\nAcme Care are recruiting now. Successful candidates will have experience of home care. "
        "All posts are subject to a CRB check and references.•Your choice of shifts•Excellent pay rates •Daily payroll "
        "•Experienced office staff •Holiday pay •refer a friend bonus schemeMinimum requirementsAll we ask is that you "
        "have at least 6 months' recent ward experience."
    )
    assert texts(text) == [
        "Successful candidates will have experience of home care.",
        "All posts are subject to a CRB check and references.",
        "All we ask is that you have at least 6 months' recent ward experience.",
    ]


def test_numbered_parts_of_a_sentence_stay_in_it() -> None:
    text = (
        "Qualifications:\n\nKnowledge of barges and proven experience in (1) mending hulls, and in (2) caulking them\n"
        "Ability to swim\nOwn tools\n"
    )
    assert texts(text)[0].endswith("caulking them")


def test_list_of_duties_that_turned_to_demands_stays_turned() -> None:
    """One stray duty among the demands at the end does not turn the list back into one of duties."""
    text = (
        "Duties:\n* Feeds the hens and collects the eggs\n* Mends the fences of the yard\n* Drives the feed round\n"
        "* Knowledge of poultry diseases and their treatment\n* Ability to lift feed and to climb ladders\n"
        "* Experience with incubators and brooders\n* Ability to keep records of each flock\n"
        "* Monitor the coops with the rest of the crew\n* Knowledge of the rules on animal transport\n"
    )
    assert texts(text) == [
        "Knowledge of poultry diseases and their treatment",
        "Ability to lift feed and to climb ladders",
        "Experience with incubators and brooders",
        "Ability to keep records of each flock",
        "Knowledge of the rules on animal transport",
    ]


@pytest.mark.parametrize(
    ("text", "level", "years"),
    [
        (
            "BS Computer Science + 8 years experience, or MS Computer Science + 6 years experience",
            "bachelor",
            8.0,
        ),
        ("MS Office and MS Excel", None, None),
        ("Hands-on work, or significant PhD level research in routing", None, None),
    ],
)
def test_degrees_without_a_preposition(text: str, level: str | None, years: float | None) -> None:
    need = education_need(text)
    assert (need.level, need.min_years) == (level, years)


def test_title_asks_for_nothing() -> None:
    """Neither the first line nor a sentence that only repeats it with the place and the hours is a demand."""
    text = (
        "Registered General Nurse\nAcme Care\n\nRegistered General Nurse Leeds day shifts in a small home. "
        "You must have an active pin. The home is old. Experience with dementia is essential.\n"
    )
    assert texts(text) == ["You must have an active pin.", "Experience with dementia is essential."]


def test_orders_below_a_line_of_their_own_are_no_demands() -> None:
    """A line between the demands and a list of orders heads that list, whatever it says."""
    text = (
        "Requirements:\n- Experience with goats\n- Good eyesight\n- Own boots\n\nRound the yard (what to do and how)\n"
        "- Lead the herd to the hill every morning\n- Maintain the fences of the upper field\n"
        "- Assist the vet with the yearly shots\n- Prepare the stalls for the winter months\n"
    )
    assert texts(text) == ["Experience with goats", "Good eyesight", "Own boots"]


def test_bulleted_offers_below_bulleted_wishes_are_no_wishes() -> None:
    text = (
        "Requirements:\n- Experience with looms\n\nIt's a plus if you:\n- Have experience with silk\n"
        "- Have knowledge of natural dyes\n- Attractive salary and incentive\n- Premium healthcare package for the family\n"
        "- Annual leave of 24 days\n- Yearly bonus\n"
    )
    assert texts(text) == [
        "Experience with looms",
        "Have experience with silk",
        "Have knowledge of natural dyes",
    ]


def test_nice_to_have_experience_in_one_thing_is_no_heading() -> None:
    text = "Job requirements:\n\nDiploma in weaving\n\nNice to have experience in silk\n\nGood communication skills\n"
    assert [(r.text, r.necessity) for r in requirements(text)] == [
        ("Diploma in weaving", "required"),
        ("Nice to have experience in silk", "preferred"),
        ("Good communication skills", "required"),
    ]


def test_fragments_under_a_vague_heading_count_where_most_ask() -> None:
    """ "Technical Skills" may be anything; a paragraph of fragments that mostly ask bears it out."""
    text = (
        "Farrier\n\nTechnical Skills\nAnatomy and gait fundamentals. Experience with forging tools. "
        "Understanding of metal fatigue. Interest in mules and ponies.\n"
    )
    assert texts(text)[0] == "Anatomy and gait fundamentals."


def test_paragraph_of_three_demands_among_duties() -> None:
    text = (
        "JOB DESCRIPTION\n\nMilks the herd twice a day. Cleans the parlour.\n\n"
        "High school diploma required. Professional certification required within a year of hire. "
        "Advanced hoof care skills essential.\n"
    )
    assert len(texts(text)) == 3


def test_items_that_ran_into_one_line_without_a_bullet() -> None:
    text = "Desired Experience\nKnowledge of dairy herds Experience with milking robots\n"
    assert texts(text) == ["Knowledge of dairy herds", "Experience with milking robots"]


def test_full_stops_may_be_bullets() -> None:
    """Some copies turn round bullets into full stops at the beginning of the line."""
    text = "Deck hand\n\n. At least 1 year at sea\n\n. Love of the open sea\n\n. Knowledge about knots\n\n. Knowledge about sails\n"
    assert texts(text) == [
        "At least 1 year at sea",
        "Love of the open sea",
        "Knowledge about knots",
        "Knowledge about sails",
    ]


def test_line_broken_at_a_name_and_at_a_link_word() -> None:
    text = "Requirements:\n\n2-3 years\nof experience in\nNet Mending\n\nExperience in\nKnots\nand\nSplices\n"
    assert texts(text) == ["2-3 years\nof experience in\nNet Mending", "Experience in\nKnots\nand\nSplices"]


def test_the_following_in_an_advertisement_without_line_breaks() -> None:
    """A sentence that asks for "some of the following" opens the list behind it; wide gaps part its items."""
    text = (
        "Pump Fitter\nAcme Works\n\nThe Role You'll be responsible for building and testing pumps of all kinds in a small team "
        "on the coast, with visits to the yards. You'll have a strong fitting background along with knowledge of at least some "
        "of the following (in no particular order)  Control valves  Pipe bending  Marine engines  Test rigs These are "
        "exciting opportunities to join a company by the sea. In order to apply please email your CV."
    )
    assert texts(text)[1:] == ["Control valves", "Pipe bending", "Marine engines", "Test rigs"]


def test_chain_of_considerable_knowledge() -> None:
    text = (
        "Chief Ranger, Acme Park.  Need considerable knowledge of forest law; knowledge of river rules; considerable "
        "interpersonal skills; considerable ability to read maps.\n"
    )
    assert len(texts(text)) == 4


def test_label_with_a_comma_in_the_middle_of_a_line() -> None:
    text = (
        "Chief Ranger, Acme Park. Preferred Knowledge, Skills and Ability:Strong ability to lead "
        "crews. Considerable public speaking skills.\n"
    )
    assert [r.necessity for r in requirements(text)] == ["preferred", "preferred"]


def test_items_in_small_letters_below_a_colon_are_no_wrapped_lines() -> None:
    """Rows of uneven length in small letters below a colon are items; rows of a paragraph fill the page."""
    text = (
        "Duties\nMends nets.\n\nTo do this well, solid experience is essential in the following areas:\n"
        "designing and mending nets for deep water, from mesh of any size and any kind of rope\n"
        "splicing and knotting\nusing needles of all kinds\nplanning several repairs at once\n"
    )
    assert texts(text) == [
        "designing and mending nets for deep water, from mesh of any size and any kind of rope",
        "splicing and knotting",
        "using needles of all kinds",
        "planning several repairs at once",
    ]


def test_years_are_no_heading() -> None:
    text = "Fitter\n\nDegree in a related field\n\n4+ years of experience\n\nProven experience as a fitter\n"
    assert "4+ years of experience" in texts(text)


def test_reason_that_names_benefits_does_not_swallow_the_posting() -> None:
    text = (
        "Potter\n12 Kiln Lane, Stoke\nTop salary, smartest colleagues\nAwesome Benefits\nTranslate sketches into ware of all kinds\n"
        "At least 2 years experience at the wheel\nStrong knowledge of glazes and of clay bodies\nFamiliarity with gas kilns\n"
        "Ability to throw large vessels\n"
    )
    assert len(texts(text)) == 4


def test_demands_below_what_is_offered_count() -> None:
    """Where the heading of what is asked got lost, lines that clearly ask below the benefits are demands all the same."""
    text = (
        "Potter\n\nBenefits\n- 25 days annual leave\n- Pension plan\n- Strong knowledge of glazes and of clay bodies\n"
        "- Familiarity with gas kilns and their care\n- Ability to throw large vessels by hand\n"
        "- Experience with raku firing and with salt\n"
    )
    assert len(texts(text)) == 4


def test_demand_behind_a_lost_full_stop() -> None:
    text = (
        "Bookkeeper wanted in Stoke for a growing pottery with three kilns and a shop. You will review the ledgers of the shop "
        "and drive improvements in the yard Suitable applicants must be a qualified bookkeeper and a driven individual."
    )
    assert texts(text) == ["Suitable applicants must be a qualified bookkeeper and a driven individual."]


def test_two_semicolons_part_demands_where_nothing_else_is_said() -> None:
    """Without a verb of its own a sentence with two semicolons is a list; "The post requires X; Y" stays one demand."""
    text = "Ranger, Acme Park. Advanced degree in forestry preferred; work experience in parks; and comprehensive background in maps.\n"
    assert len(texts(text)) == 3
    text = (
        "Ranger, Acme Park. The position requires the ability to read maps; the ability to climb; and tact.\n"
    )
    assert len(texts(text)) == 1


def test_last_item_of_demands_among_duties() -> None:
    """What still asks, though weakly, at the end of a run of clear demands belongs to it."""
    text = (
        "Duties\nMilks the herd.\nMends the walls.\nDrives the feed.\nStrong knowledge of herd health\n"
        "Familiarity with milking robots\nAbility to plan the week\nExperience with calves\nKeen eye for trouble in the herd.\n"
    )
    assert texts(text)[-1] == "Keen eye for trouble in the herd."


def test_appreciated_skills_are_wishes() -> None:
    assert classify("Appreciated Additional Skills").necessity == "preferred"
