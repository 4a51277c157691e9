"""Identity: which names are a substance, and which only look like it.

Evidence attaches to the exact compound. A name counts when it is one of the substance's own names in any
script, its sequence, or a positional name that spells the same sequence; of overlapping names the longest
counts; a modified, substituted or longer peptide is another compound.
"""

from __future__ import annotations

import pytest

from probatum.vocabulary import mentions


def named(text: str) -> list[str]:
    """Ids of the substances a text names, in order, each once."""
    return list(dict.fromkeys(mention.substance for mention in mentions(text)))


@pytest.mark.parametrize(
    "text",
    [
        "Semax",
        "SEMAX®",
        "Семакс",
        "Semaks",
        "MEHFPGP",
        "MEHF-PGP",
        "Met-Glu-His-Phe-Pro-Gly-Pro",
        "Met–Glu–His–Phe–Pro–Gly–Pro",
        "Met—Glu—His—Phe—Pro—Gly—Pro",
        "Met-Glu-His-PhePro-Gly-Pro",
        "H-Met-Glu-His-Phe-Pro-Gly-Pro-OH",
        "methionyl-glutamyl-histidyl-phenylalanyl-prolyl-glycyl-proline",
        "ACTH(4-7)PGP",
        "ACTH4-7PGP",
        "ACTH(4-7)-PGP",
        "ACTH(4–7)–Pro–Gly–Pro",
        "[Pro8,10,Gly9]ACTH-(4-10)",
        "(Pro8,Gly9,Pro10)ACTH(4-10)",
        "[Pro8, Gly9, Pro10]-ACTH (4-10)",
        "[3H]Semax",
        "tritiated Semax",
        "a heparin–Semax complex",
    ],
)
def test_these_are_semax(text: str) -> None:
    """Semax under its names, its sequence and every positional name that spells MEHFPGP."""
    assert named(f"We studied {text} in rats.") == ["semax"]


@pytest.mark.parametrize(
    ("text", "substances"),
    [
        ("N-acetyl Semax", ["n-acetyl-semax"]),
        ("N-Acetyl-Semax", ["n-acetyl-semax"]),
        ("Nα-acetyl-Semax", ["n-acetyl-semax"]),
        ("Ac-Semax", ["n-acetyl-semax"]),
        ("Ac-Met-Glu-His-Phe-Pro-Gly-Pro", ["n-acetyl-semax"]),
        ("N-acetyl Semax amidate", ["n-acetyl-semax-amidate"]),
        ("N-acetyl-Semax-NH2", ["n-acetyl-semax-amidate"]),
        ("Ac-MEHFPGP-NH2", ["n-acetyl-semax-amidate"]),
        ("Semax acetate", ["semax-acetate"]),
        ("Semax-NH2", []),
        ("[Ala1]Semax", []),
        ("[Trp1]-Semax", []),
        ("ACTH(4-10)", []),
        ("ACTH 4-7", []),
        ("[D-Arg8]ACTH-(4-10)", []),
        ("[Ala6]ACTH-(4-10)", []),
        ("[Phe-I7]ACTH-(4-10)", []),
        ("Ac-Nle4-cyclo[Asp5-His6-D-Phe7-Arg8-Trp9-Lys10]ACTH(4-10)-NH2", []),
        ("His-Phe-Pro-Gly-Pro", []),
        ("Met-Glu-His-Phe-Pro-Gly-Pro-Leu", []),
        ("Met-Glu-His-Pro-Gly-Pro", []),
        ("MEHPPGP", []),
        ("MGHPPGP", []),
    ],
)
def test_these_are_not_semax(text: str, substances: list[str]) -> None:
    """Acetylated, amidated, substituted, longer, shorter and parent peptides are other compounds, or none known."""
    assert named(f"We studied {text} in rats.") == substances


@pytest.mark.parametrize(
    ("text", "substances"),
    [
        ("Pro-Gly-Pro (PGP)", ["pro-gly-pro"]),
        ("Gly-Pro-Gly", []),
        ("Pro-Gly-Pro-Leu", []),
        ("Arg-Pro-Gly-Pro (RPGP)", []),
        ("PGP alone", []),
        ("Thr-Lys-Pro-Arg-Pro-Gly-Pro", ["selank"]),
        ("tuftsin-Pro-Gly-Pro", ["selank"]),
        ("tuftsin", []),
        ("TB-500", ["tb-500"]),
        ("thymosin beta-4", ["thymosin-beta-4"]),
        ("thymosin α1", ["thymosin-alpha-1"]),
        ("thymosin fraction 5", []),
        ("Zadaxin (thymalfasin)", ["thymosin-alpha-1"]),
        ("CJC-1295 with ipamorelin", ["cjc-1295", "ipamorelin"]),
        ("MK-677 (ibutamoren)", ["ibutamoren"]),
        ("MK-2866 (ostarine)", ["ostarine"]),
        ("PT-141", ["bremelanotide"]),
        ("Ala-Glu-Asp-Gly", ["epitalon"]),
        ("epithalamin", []),
        ("Wegovy", ["semaglutide"]),
        ("SS-31", ["elamipretide"]),
        ("cathelicidin", []),
        ("GHK-Cu", ["ghk-cu"]),
        ("Gly-His-Lys", ["ghk"]),
        ("Cerebrolysate", ["cerebrolysate"]),
        ("phenylpiracetam", ["phenylpiracetam"]),
        ("methylphenylpiracetam", []),
        ("levetiracetam", []),
        ("serotonin (5-HT)", []),
        ("5-HTP", ["5-htp"]),
        ("Siberian ginseng", ["eleuthero"]),
        ("Panax quinquefolius", ["american-ginseng"]),
        ("7-hydroxymitragynine", ["7-hydroxymitragynine"]),
        ("armodafinil", []),
        ("S-oxiracetam", []),
        ("creatinine and creatine kinase", []),
        ("milk thistle", ["milk-thistle"]),
        ("fish oil", ["omega-3"]),
        ("FISH", []),
        ("potassium channels", []),
        ("potassium iodide", ["iodine"]),
        ("iron deficiency", []),
        ("benzyl alcohol", []),
        ("acetylcholine (ACh)", []),
        ("alpha-s1 casein hydrolysate (ACH; Lactium®)", ["casein-hydrolysate"]),
        ("α-GPC (alpha glyceryl phosphorylcholine)", ["alpha-gpc"]),
        ("citicoline (CDP-choline)", ["citicoline"]),
        ("tyrosine kinase inhibitors", []),
        ("L-tyrosine", ["tyrosine"]),
        ("N-acetyl-L-tyrosine", []),
        ("uridine diphosphate", []),
        ("acetyl-L-carnitine (ALCAR)", ["acetyl-l-carnitine"]),
        ("L-carnitine", ["l-carnitine"]),
        ("meclofenoxate", ["centrophenoxine"]),
        ("Centella asiatica", ["gotu-kola"]),
        ("Coaxil (tianeptine)", ["tianeptine"]),
        ("methylthioninium chloride", ["methylene-blue"]),
        ("9-Me-BC", ["9-me-bc"]),
        ("Silexan (lavender oil)", ["lavender-oil"]),
        ("a lavender hedge", []),
        ("Matricaria chamomilla", ["chamomile"]),
        ("Roman chamomile", []),
        ("Passiflora incarnata", ["passionflower"]),
        ("passion fruit", []),
        ("Melissa officinalis", ["lemon-balm"]),
        ("tulsi (Ocimum sanctum)", ["holy-basil"]),
        ("sweet basil", []),
        ("GABA receptors", []),
        ("oral GABA (GABA, 100 mg)", ["gaba"]),
        ("magnesium glycinate", ["magnesium"]),
        ("Glycine max", []),
        ("glycine before bed", ["glycine"]),
        ("L-tryptophan", ["tryptophan"]),
        ("acute tryptophan depletion", []),
        ("S-adenosyl-L-methionine", ["same"]),
        ("the same dose", []),
        ("Montmorency tart cherry", ["tart-cherry"]),
        ("velvet bean", ["mucuna"]),
        ("levodopa", []),
        ("thiamine", ["thiamine"]),
        ("S-benzoylthiamine O-monophosphate", ["benfotiamine"]),
        ("psyllium husk (Metamucil)", ["psyllium"]),
        ("calcium carbonate and serum calcium", ["calcium"]),
        ("calcium signaling", []),
        ("calcium channel blockers", []),
        ("copper and zinc", ["zinc"]),
        ("copper gluconate", ["copper"]),
        ("the choline head group", []),
        ("choline bitartrate", ["choline"]),
        ("phosphatidylcholine", []),
        ("chromium picolinate", ["chromium"]),
        ("chromium lowers blood sugar", ["chromium"]),
        ("hexavalent chromium", []),
        ("niacinamide", ["niacin"]),
        ("nicotinamide riboside", ["nicotinamide-riboside"]),
        ("biotinylated antibodies", []),
        ("biotin (vitamin B7)", ["biotin"]),
        ("silica gel", []),
        ("orthosilicic acid", ["silica"]),
        ("a daily multivitamin", ["multivitamin"]),
    ],
)
def test_look_alikes_stay_apart(text: str, substances: list[str]) -> None:
    """Relatives, metabolites, parents and words that only share letters do not match."""
    assert named(f"We studied {text} here.") == substances


@pytest.mark.parametrize(
    ("text", "substances"),
    [
        ("beetroot juice", ["dietary-nitrate"]),
        ("isosorbide mononitrate", []),
        ("β-alanine", ["beta-alanine"]),
        ("alanine aminotransferase", []),
        ("citrulline malate", ["citrulline"]),
        ("arginine vasopressin", []),
        ("oral L-arginine, an arginine", ["arginine"]),
        ("β-hydroxy-β-methylbutyrate (HMB)", ["hmb"]),
        ("BCAAs", ["bcaa"]),
        ("a leucine zipper", []),
        ("whey protein isolate", ["whey-protein"]),
        ("protein powder", ["protein-supplement"]),
        ("levocarnitine", ["l-carnitine"]),
        ("acetyl-L-carnitine (ALCAR)", ["acetyl-l-carnitine"]),
        ("palmitoylcarnitine", []),
        ("hydrolyzed collagen", ["collagen-peptides"]),
        ("type I collagen", []),
        ("Eurycoma longifolia (longjack)", ["tongkat-ali"]),
        ("20-hydroxyecdysone", ["ecdysterone"]),
        ("Tribulus terrestris", ["tribulus"]),
        ("Lepidium meyenii (maca)", ["maca"]),
        ("Lepidium sativum", []),
        ("Trigonella foenum-graecum", ["fenugreek"]),
        ("dehydroepiandrosterone sulfate", []),
        ("N-methyl-D-aspartate (NMDA)", []),
        ("D-aspartic acid (DAA)", ["d-aspartic-acid"]),
        ("Cordyceps militaris", ["cordyceps"]),
        ("polyglutamine", []),
        ("oral rehydration solution", ["ors"]),
        ("sports drinks", ["electrolytes"]),
    ],
)
def test_supplements_of_sport(text: str, substances: list[str]) -> None:
    """Supplements of sport under their names; enzymes, esters, motifs and medicines that share a word stay apart."""
    assert named(f"We studied {text} here.") == substances


@pytest.mark.parametrize(
    ("text", "substances"),
    [
        ("nicotinamide mononucleotide (NMN)", ["nmn"]),
        ("Niagen", ["nicotinamide-riboside"]),
        ("liposomal glutathione", ["glutathione"]),
        ("glutathione peroxidase", []),
        ("thioctic acid", ["alpha-lipoic-acid"]),
        ("alpha-linolenic acid", []),
        ("D-chiro-inositol", ["inositol"]),
        ("inositol trisphosphate", []),
        ("silymarin", ["milk-thistle"]),
        ("Zingiber officinale", ["ginger"]),
        ("Nigella sativa", ["black-seed"]),
        ("glucosamine sulfate", ["glucosamine"]),
        ("N-acetylglucosamine", []),
        ("Indian frankincense", ["boswellia"]),
        ("broccoli sprout extract", ["sulforaphane"]),
        ("TUDCA", ["tudca"]),
        ("ursodeoxycholic acid", []),
        ("Sambucus nigra", ["elderberry"]),
        ("Serenoa repens", ["saw-palmetto"]),
        ("Cimicifuga racemosa", ["black-cohosh"]),
        ("blue cohosh", []),
        ("monacolin K", ["red-yeast-rice"]),
        ("lovastatin", []),
        ("zeaxanthin", ["lutein"]),
        ("luteolin", []),
        ("hyaluronic acid injections", []),
        ("a mannose receptor", []),
        ("D-mannose", ["d-mannose"]),
    ],
)
def test_supplements_of_metabolism_and_herbs(text: str, substances: list[str]) -> None:
    """Supplements for metabolism, joints and aging, and herbs; enzymes, esters and medicines stay apart."""
    assert named(f"We studied {text} here.") == substances
