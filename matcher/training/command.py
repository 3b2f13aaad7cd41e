"""``matcher train``: rebuild every artefact in ``models/`` from what the project holds, each part by one seed."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from matcher.artefacts import data_dir, models_dir
from matcher.exceptions import InputError

if TYPE_CHECKING:
    import argparse

    from matcher.training.dataset import PairRows

PARTS: Final = ("tfidf", "denials", "encoder", "judge")

HELD_OUT_FIELDS: Final = (
    "actuarial_pricing_reserving",
    "analytics_bi_teams",
    "automotive_product_development",
    "biologics_manufacturing_quality",
    "brief_care",
    "brief_data",
    "brief_education_public",
    "brief_finance",
    "brief_health",
    "brief_hospitality_retail",
    "brief_law_industry",
    "brief_media_design",
    "brief_office",
    "brief_sales_service",
    "brief_software",
    "brief_trades",
    "brief_transport",
    "brief_trust_safety",
    "chemical_process_plants",
    "clinical_informatics_ehr",
    "consumer_credit_collections",
    "corporate_roles",
    "creative_content_studios",
    "crm_lifecycle_marketing",
    "customer_trust_operations",
    "data_centre_operations",
    "developer_relations_docs",
    "employment_disability_support",
    "fashion_textile_brands",
    "finance_sales",
    "fintech_product_operations",
    "food_beverage_hospitality_groups",
    "geospatial_mapping_surveys",
    "health_care",
    "home_health_hospice",
    "hospitality_care",
    "housing_homelessness_services",
    "imaging_radiology_services",
    "immigration_refugee_services",
    "industry_supply",
    "insurance_broking_reinsurance",
    "legal_aid_court_services",
    "library_archives_services",
    "localization_translation_delivery",
    "market_research_insights",
    "mining_metals_sites",
    "mixed_commercial",
    "mixed_corporate",
    "mixed_data",
    "mixed_education_public",
    "mixed_health",
    "mixed_logistics_hospitality",
    "mixed_online_safety",
    "mixed_risk_law",
    "mixed_software",
    "mixed_trades",
    "museum_heritage_collections",
    "newsroom_broadcast_journalism",
    "nonprofit_programme_delivery",
    "parks_forestry_conservation",
    "people_programs",
    "pharma_regulatory_safety",
    "plain_finance_law",
    "plain_finance_people",
    "plain_health",
    "plain_industry",
    "plain_logistics_hospitality",
    "plain_marketing_service",
    "plain_online_safety",
    "plain_public",
    "plain_sales_marketing",
    "plain_software",
    "plain_trades",
    "plain_trust_safety",
    "plain_workplace",
    "platform_safety",
    "policy_research_consulting",
    "ports_shipping_logistics",
    "postal_parcel_networks",
    "procurement_category_management",
    "public_sector_data_reporting",
    "publishing_editorial_houses",
    "quant_risk_modelling",
    "rail_aviation_operations",
    "robotics_automation_engineering",
    "sales_operations_enablement",
    "science_environment",
    "semiconductor_fab_operations",
    "solutions_consulting_implementation",
    "special_needs_school_support",
    "sports_leisure_management",
    "supply_planning_analytics",
    "sustainability_esg_reporting",
    "talent_acquisition_operations",
    "trades_public",
    "trust_safety",
    "trust_transparency_reporting",
    "veterinary_animal_services",
    "wealth_private_banking",
    "youth_probation_work",
)
"""Their pairs train the judge but never encoder and line head, so that leaving one of them out measures all three."""


def _say(message: str) -> None:
    print(message, file=sys.stderr, flush=True)


def prepare_rows(
    labels: Path, *, postings: Path | None = None, models: Path | None = None
) -> tuple[list[PairRows], Any]:
    """Run the labelled pairs through the stages before judging.

    Parameters
    ----------
    labels : Path
        Folder of labelled pairs.
    postings : Path, optional
        A further folder to look for postings in.
    models : Path, optional
        Folder with ``encoder/`` and ``line_head/``; default: ``models/``.

    Returns
    -------
    tuple of (list of PairRows, LineHead)
    """
    from matcher.engine import Matcher
    from matcher.scoring.line_head import LineHead
    from matcher.training.dataset import build_rows
    from matcher.training.labels import load_pairs

    home = models or models_dir()
    head = LineHead.load(home / "line_head")
    engine = Matcher(encoder=home / "encoder" if models is not None else None)
    return build_rows(load_pairs(labels, postings=postings), engine, head), head


def train_judge_and_ranker(labels: Path, output: Path, *, random_state: int = 0) -> dict[str, float]:
    """Train judge and ranker, and write them with their manifests.

    Parameters
    ----------
    labels : Path
    output : Path
        Gets ``judge/`` and ``ranker/``; must hold ``encoder/`` and ``line_head/``.
    random_state : int, optional

    Returns
    -------
    dict of str to float
        Order on fields left out, as in the manifests.
    """
    from matcher.representation.manifests import write_manifest
    from matcher.training.crossfit import judge_out_of_field, unseen_fields
    from matcher.training.judge import train_judge
    from matcher.training.ranker import fit_ranker, ranker_order

    rows, head = prepare_rows(labels, models=output)
    _say(f"{len(rows)} labelled pairs, {sum(len(r.gold) for r in rows)} verdicts; training the judge")
    unseen = unseen_fields(rows, output / "encoder")
    _, _, graded = judge_out_of_field(rows, head, unseen=unseen, random_state=random_state)
    judge = train_judge(rows, head, unseen=unseen, random_state=random_state)
    judge.save(output / "judge")
    about = {
        "made_by": "matcher train --only judge",
        "seed": random_state,
        "n_pairs": len(rows),
        "n_verdicts": sum(len(r.gold) for r in rows),
        "fields": sorted({r.pair.field for r in rows}),
        "fields_unseen_by_the_encoder": sorted(unseen),
    }
    write_manifest(output / "judge", files=["judge.npz", "judge.json"], about={"artefact": "judge", **about})
    ranker = fit_ranker(graded)
    (output / "ranker").mkdir(parents=True, exist_ok=True)
    ranker.save(output / "ranker")
    measures = ranker_order(ranker, graded)
    write_manifest(
        output / "ranker",
        files=["ranker.json"],
        about={"artefact": "ranker", **about, "order_of_unseen_fields": measures},
    )
    return measures


def run(args: argparse.Namespace) -> int:
    """Run ``matcher train``.

    Parameters
    ----------
    args : argparse.Namespace
        ``labels``, ``lines``, ``output`` (folders or None), ``seed`` (int), ``only`` (one of `PARTS`, ``"ranker"`` or None), ``json`` (bool).

    Returns
    -------
    int
        Exit code.
    """
    labels = Path(args.labels or data_dir() / "labels")
    lines = Path(args.lines or data_dir() / "lines")
    output = Path(args.output or models_dir())
    for folder, name in ((labels, "labels"), (lines, "lines")):
        if not folder.is_dir():
            raise InputError(
                f"The folder of {name}, {folder}, does not exist. Training data are in the repository, not in the wheel; clone it, or pass --{name}."
            )
    only = {"ranker": "judge"}.get(args.only, args.only)
    parts = [part for part in PARTS if only in (None, part)]
    measures: dict[str, float] = {}
    if "tfidf" in parts:
        from matcher.training import tfidf

        _say("Fitting TF-IDF weights")
        tfidf.main(["--output", str(output / "tfidf")])
    if "denials" in parts:
        from matcher.training.denials import train_denials

        _say("Fitting the model of denials")
        measures |= {
            f"denials_{name}": value
            for name, value in train_denials(
                labels, lines, output / "denials", without=HELD_OUT_FIELDS
            ).items()
        }
    if "encoder" in parts:
        from matcher.training import encoder

        _say("Training encoder and line head; this takes about an hour and a half on two free cores")
        options = ["--lines", str(lines), "--labels", str(labels), "--output", str(output / "encoder")]
        encoder.main([*options, "--seed", str(args.seed), "--without", *HELD_OUT_FIELDS])
    if "judge" in parts:
        measures |= train_judge_and_ranker(labels, output, random_state=args.seed)
    if args.json:
        print(json.dumps({"output": str(output), "parts": parts, "measures": measures}, indent=2))
    else:
        for name, value in measures.items():
            print(f"{name}: {value:.3f}")
    return 0
