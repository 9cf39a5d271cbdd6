#!/usr/bin/env python3
"""Make the PDF papers of the demonstration site, beside the posts that name them.

    pip install -r requirements.txt && python make_pdfs.py

The papers of the board repeat the body of their post, so that both always say the same thing; the papers of the
tenders are written below. The same input gives the same bytes: no date and no identifier of the run is stored.
"""

import io
import pathlib
import re

from pypdf import PdfReader, PdfWriter
from pypdf.generic import BooleanObject, DictionaryObject, NameObject, TextStringObject
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

CONTENT = pathlib.Path(__file__).resolve().parents[2] / "content"
INK, GREEN, GREY, PALE = (colors.HexColor(c) for c in ("#1d2b2a", "#1f5f54", "#5c6967", "#eef3f0"))
NBSP = "\u00a0"

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10.2, leading=14.6, textColor=INK, spaceAfter=6)
TITLE = ParagraphStyle("title", BODY, fontName="Helvetica-Bold", fontSize=19, leading=23, spaceAfter=4)
LEAD = ParagraphStyle("lead", BODY, fontSize=11, leading=15, textColor=GREY, spaceAfter=14)
H2 = ParagraphStyle("h2", BODY, fontName="Helvetica-Bold", fontSize=13, leading=17, textColor=GREEN, spaceBefore=10, spaceAfter=4, keepWithNext=1)
ITEM = ParagraphStyle("item", BODY, leftIndent=14, bulletIndent=3, spaceAfter=3)
CELL = ParagraphStyle("cell", BODY, fontSize=9.2, leading=12, spaceAfter=0)
HEAD = ParagraphStyle("head", CELL, fontName="Helvetica-Bold")
NUMBER = ParagraphStyle("number", CELL, alignment=TA_RIGHT)
NUMBER_HEAD = ParagraphStyle("number-head", HEAD, alignment=TA_RIGHT)


# ---- From Markdown to paragraphs ------------------------------------------------------------------------------------

def typography(text):
    """No-break spaces where French wants them, and reportlab's inline marks for bold text."""
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace("'", "’")
    text = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text)
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", text)
    text = re.sub(r" ([:;!?»%€])", NBSP + r"\1", text).replace("« ", "«" + NBSP)
    return re.sub(r"(?<=\d) (?=\d{3}\b|h\b|m²|m³|cm\b|mm\b)", NBSP, text)


def table(rows):
    aligned = [cell.endswith(":") for cell in rows[1]]
    cells = [rows[0]] + rows[2:]
    styles = [[(NUMBER_HEAD if right else HEAD) if i == 0 else (NUMBER if right else CELL) for right in aligned]
              for i in range(len(cells))]
    flowables = [[Paragraph(typography(c), style) for c, style in zip(row, line)] for row, line in zip(cells, styles)]
    longest = [max(min(len(row[j]), 46) for row in cells) + 4 for j in range(len(rows[0]))]
    widths = [170 * mm * n / sum(longest) for n in longest]
    return Table(flowables, colWidths=widths, repeatRows=1, spaceBefore=4, spaceAfter=10, style=TableStyle([
        ("BACKGROUND", (0, 0), (-1, 0), PALE),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.HexColor("#c9d3cf")),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 4), ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]))


def flowables(markdown):
    """Headings, paragraphs, lists and tables: all that these papers use."""
    story, rows = [], []
    for line in markdown.strip().splitlines() + [""]:
        line = line.strip()
        if line.startswith("|"):
            rows.append([cell.strip() for cell in line.strip("|").split("|")])
            continue
        if rows:
            story.append(table(rows))
            rows = []
        number = re.match(r"(\d+)\. (.*)", line)
        if line.startswith("## "):
            story.append(Paragraph(typography(line[3:]), H2))
        elif line.startswith("- "):
            story.append(Paragraph(typography(line[2:]), ITEM, bulletText="•"))
        elif number:
            story.append(Paragraph(typography(number[2]), ITEM, bulletText=number[1] + "."))
        elif line:
            story.append(Paragraph(typography(line), BODY))
    return story


# ---- The sheet ------------------------------------------------------------------------------------------------------

def letterhead(canvas, doc):
    width, height = A4
    canvas.saveState()
    for x, y, w, h, tint in ((20, 0, 22, 9, "#9cc4b2"), (30, 0, 22, 12, "#4f937f"), (41, 0, 20, 8, "#1f5f54")):
        path = canvas.beginPath()
        left, base = x * mm, height - 26 * mm
        path.moveTo(left, base)
        path.curveTo(left + w * mm * 0.3, base, left + w * mm * 0.3, base + h * mm, left + w * mm * 0.5, base + h * mm)
        path.curveTo(left + w * mm * 0.7, base + h * mm, left + w * mm * 0.7, base, left + w * mm, base)
        canvas.setFillColor(colors.HexColor(tint))
        canvas.drawPath(path, fill=1, stroke=0)
    canvas.setFillColor(INK)
    canvas.setFont("Helvetica-Bold", 11)
    canvas.drawRightString(width - 20 * mm, height - 20 * mm, "Les Trois Vallons Habitat")
    canvas.setFont("Helvetica", 8.5)
    canvas.setFillColor(GREY)
    canvas.drawRightString(width - 20 * mm, height - 24.5 * mm, "Société coopérative d’HLM · 4 place de la Halle, Valbrune")
    canvas.setStrokeColor(colors.HexColor("#c9d3cf"))
    canvas.line(20 * mm, 18 * mm, width - 20 * mm, 18 * mm)
    canvas.drawString(20 * mm, 13 * mm, doc.title)
    canvas.drawRightString(width - 20 * mm, 13 * mm, f"Page {doc.page}")
    canvas.restoreState()


def write(path, title, lead, story):
    buffer = io.BytesIO()
    doc = SimpleDocTemplate(buffer, pagesize=A4, title=title, author="Les Trois Vallons Habitat", invariant=1,
                            leftMargin=20 * mm, rightMargin=20 * mm, topMargin=36 * mm, bottomMargin=26 * mm)
    doc.build([Paragraph(typography(title), TITLE), Paragraph(typography(lead), LEAD), *story],
              onFirstPage=letterhead, onLaterPages=letterhead)
    pdf = PdfWriter(clone_from=PdfReader(buffer))
    pdf.metadata = {"/Title": title, "/Author": "Les Trois Vallons Habitat"}
    pdf.root_object[NameObject("/Lang")] = TextStringObject("fr-FR")
    pdf.root_object[NameObject("/ViewerPreferences")] = DictionaryObject({NameObject("/DisplayDocTitle"): BooleanObject(True)})
    target = CONTENT / path
    pdf.write(target)
    print(f"{target.stat().st_size / 1024:5.1f} kB  {path}")


def body(folder):
    return (CONTENT / folder / "index.md").read_text().split("---\n", 2)[2]


# ---- The site plan of L'Îlot Ferrand --------------------------------------------------------------------------------

class SitePlan(Flowable):
    """The plot at 1:500: two buildings, the courtyard, the lime tree, the car park, the streets."""

    def wrap(self, *_):
        return 170 * mm, 150 * mm

    def draw(self):
        c = self.canv

        def block(x, y, w, h, fill, label="", small=""):
            c.setFillColor(colors.HexColor(fill))
            c.rect(x * mm, y * mm, w * mm, h * mm, fill=1, stroke=1)
            c.setFillColor(INK)
            c.setFont("Helvetica-Bold", 10)
            c.drawCentredString((x + w / 2) * mm, (y + h / 2 + 1) * mm, label)
            c.setFont("Helvetica", 8)
            c.drawCentredString((x + w / 2) * mm, (y + h / 2 - 4) * mm, small)

        c.setStrokeColor(colors.HexColor("#7d8a87"))
        c.setLineWidth(0.6)
        block(0, 0, 170, 16, "#e3e3e0", "Rue du Lavoir")
        block(0, 16, 16, 134, "#e3e3e0")
        c.saveState()
        c.translate(9 * mm, 80 * mm)
        c.rotate(90)
        c.setFont("Helvetica-Bold", 10)
        c.drawCentredString(0, 0, "Ruelle du Four")
        c.restoreState()
        block(20, 20, 146, 126, "#e6efdf")
        block(26, 100, 92, 34, "#d8b98f", "Bâtiment nord", "14 logements, trois niveaux")
        block(26, 26, 70, 30, "#d8b98f", "Bâtiment sud", "12 logements, trois niveaux")
        block(26, 62, 26, 30, "#efe0c8", "Salle", "commune")
        block(126, 26, 34, 108, "#dcdfdd", "Stationnement", "28 places")
        block(100, 26, 20, 20, "#efe0c8", "Vélos", "60 places")
        c.setFillColor(colors.HexColor("#9ec08f"))
        for x, y, r in ((80, 78, 9), (104, 66, 4), (110, 84, 4), (62, 84, 4), (64, 68, 4), (123, 60, 3), (123, 84, 3), (123, 110, 3)):
            c.circle(x * mm, y * mm, r * mm, fill=1, stroke=1)
        c.setFillColor(INK)
        c.setFont("Helvetica", 8)
        c.drawCentredString(80 * mm, 77 * mm, "tilleul gardé")
        c.line(20 * mm, 143 * mm, 70 * mm, 143 * mm)
        c.drawString(72 * mm, 142 * mm, "25 m")
        c.setFont("Helvetica-Bold", 11)
        c.drawCentredString(160 * mm, 139 * mm, "N")
        c.line(160 * mm, 137 * mm, 160 * mm, 128 * mm)


# ---- The papers of the tenders --------------------------------------------------------------------------------------

def rules(object_, procedure, deadline, criteria, delivery, extra=""):
    """The rules of a consultation, the same in every file but for what is asked."""
    rows = "\n".join(f"| {name} | {weight} |" for name, weight in criteria)
    return f"""
{extra}
## 1. Objet

{object_}

## 2. Procédure

{procedure} Les variantes ne sont pas admises. L’offre est valable 120 jours à partir de la date limite.

## 3. Dossier de consultation

Le dossier est gratuit. Il se retire sur le profil d’acheteur. Les questions se posent au même endroit, au plus tard sept jours avant la date limite ; les réponses sont envoyées à toutes les entreprises qui ont retiré le dossier.

## 4. Contenu de l’offre

- la lettre de candidature et la déclaration du candidat ;
- les attestations d’assurance en cours de validité ;
- l’acte d’engagement et le cadre de prix, complétés ;
- le mémoire technique, de huit pages au plus.

## 5. Critères de jugement

| Critère | Points sur 100 |
| --- | ---: |
{rows}

La note de prix est calculée ainsi : points du critère × offre la plus basse ÷ offre examinée.

## 6. Remise des offres

{deadline} Une offre arrivée après cette heure n’est pas ouverte. Aucune offre n’est reçue par courrier, par courriel, ni par le site de la coopérative.

## 7. Négociation

La coopérative peut négocier avec les trois entreprises les mieux classées de chaque lot. Elle peut aussi attribuer sans négocier.

## 8. Durée

{delivery}
"""


FERRAND = "appels-offres/2026-07-ilot-ferrand"
FERRAND_OBJECT = ("Construction de 26 logements collectifs à ossature bois, L’Îlot Ferrand, 9 rue du Lavoir, Saint-Aubin-le-Vallon. "
                  "Le marché est divisé en quatorze lots ; une entreprise peut répondre à un ou plusieurs lots.")
FERRAND_CRITERIA = (("Prix", 50), ("Valeur technique", 40), ("Démarche environnementale", 10))
ADAPTED = "Procédure adaptée, avec négociation possible."
PORTAL = "sur le profil d’acheteur, à l’heure de Paris."


def rules_ferrand(deadline, extra=""):
    return rules(FERRAND_OBJECT, ADAPTED, f"Les offres sont déposées avant le **{deadline}**, {PORTAL}", FERRAND_CRITERIA,
                 "Dix-huit mois, période de préparation comprise. Ouverture du chantier prévue en avril 2027.", extra)


TENDER_PAPERS = [
    (f"{FERRAND}/reglement-consultation-v1.pdf", "Règlement de la consultation, version 1", "AO-2026-07 · 2 novembre 2026",
     rules_ferrand("vendredi 4 décembre 2026 à 12 h 00")),
    (f"{FERRAND}/reglement-consultation-v2.pdf", "Règlement de la consultation, version 2", "AO-2026-07 · 18 novembre 2026 · remplace la version 1 du 2 novembre 2026",
     rules_ferrand("vendredi 11 décembre 2026 à 12 h 00", """
## Ce qui change (rectificatif n° 1)

| | Version 1 | Version 2 |
| --- | --- | --- |
| Article 6, date limite | 4 décembre 2026 à 12 h 00 | 11 décembre 2026 à 12 h 00 |
| CCTP du lot 06, surface vitrée | 386 m² | 412 m² |
""")),
    (f"{FERRAND}/cctp-lot-06-v2.pdf", "CCTP du lot 06 : menuiseries extérieures, occultations", "AO-2026-07 · version 2 du 18 novembre 2026 · remplace la version 1", """
## 1. Étendue des travaux

Fourniture et pose des fenêtres, des portes-fenêtres, des ensembles vitrés du hall et de la salle commune, des volets et des brise-soleil des deux bâtiments. La surface vitrée totale est de **412 m²** (386 m² dans la version 1, qui oubliait les six baies de la salle commune et du hall).

## 2. Repérage

| Repère | Désignation | Nombre | Surface |
| --- | --- | ---: | ---: |
| F1 | Fenêtre à un vantail, 80 × 135 cm | 54 | 58 m² |
| F2 | Fenêtre à deux vantaux, 120 × 135 cm | 76 | 123 m² |
| PF | Porte-fenêtre, 140 × 225 cm | 52 | 164 m² |
| E1 | Ensembles fixes des cages d’escalier | 6 | 41 m² |
| E2 | Baies du hall et de la salle commune | 6 | 26 m² |
| | **Total** | **194** | **412 m²** |

## 3. Performances

- Coefficient de transmission de la fenêtre posée : 1,3 W par m² et par kelvin au plus.
- Affaiblissement acoustique : 30 décibels sur cour, 35 décibels sur la rue du Lavoir.
- Classement à l’air, à l’eau et au vent : A4, E7B, VA3.

## 4. Matériaux

Bois et aluminium. Les bois proviennent de forêts gérées durablement, avec preuve par certification ou équivalent. Double vitrage à lame d’argon, intercalaire isolant.

## 5. Pose

Les châssis sont posés en atelier dans les panneaux d’ossature. Le titulaire du lot 06 livre à l’atelier du lot 03, selon le calendrier commun, et contrôle avec lui la continuité de l’étanchéité à l’air.

## 6. Essais et réception

Un essai d’étanchéité à l’air est fait à la fin du premier étage, avant la pose des plaques de plâtre. Toute fuite due au lot 06 est reprise à ses frais.
"""),
    (f"{FERRAND}/cctp-lot-03.pdf", "CCTP du lot 03 : charpente, ossature bois", "AO-2026-07 · version 1 du 2 novembre 2026", """
## 1. Étendue des travaux

Études d’exécution, fabrication en atelier, transport, levage et pose des murs, des planchers et de la charpente en bois des deux bâtiments, au-dessus du socle en béton réalisé par le lot 02.

## 2. Quantités principales

| Ouvrage | Quantité |
| --- | ---: |
| Murs à ossature, montants de 145 mm | 2 140 m² |
| Planchers mixtes bois et béton | 1 120 m² |
| Charpente de toiture | 930 m² |
| Bois mis en œuvre, toutes sections | 420 m³ |

## 3. Bois

- Classe mécanique C24 ; classe d’emploi 2 au moins.
- Humidité de 18 % au plus à la pose, contrôlée par lot de livraison.
- Forêts gérées durablement, avec preuve par certification ou équivalent. Aucune origine n’est imposée.

## 4. Protection contre la pluie

Chaque niveau est bâché le soir même. Le mémoire technique décrit les bâches, leur fixation, l’évacuation de l’eau et la personne qui en répond. Un panneau dont l’humidité dépasse 22 % est déposé ou séché avant fermeture.

## 5. Acoustique et feu

Murs et planchers entre logements : résistance au feu d’une heure. Bruit de choc entre logements : 55 décibels au plus, mesuré avant la réception.

## 6. Calendrier

Préparation : dix semaines. Fabrication : douze semaines. Levage : huit jours par niveau.
"""),
    (f"{FERRAND}/dpgf.pdf", "Décomposition du prix global et forfaitaire", "AO-2026-07 · cadre à compléter, un par lot", """
L’entreprise complète le cadre de chaque lot auquel elle répond. Les quantités sont données à titre indicatif ; elle les vérifie sous sa responsabilité.

## Lot 03 : charpente, ossature bois

| Poste | Unité | Quantité | Prix unitaire HT | Total HT |
| --- | --- | ---: | ---: | ---: |
| Études d’exécution | forfait | 1 | | |
| Murs à ossature | m² | 2 140 | | |
| Planchers mixtes | m² | 1 120 | | |
| Charpente de toiture | m² | 930 | | |
| Levage et bâchage | niveau | 6 | | |

## Lot 06 : menuiseries extérieures, occultations

| Poste | Unité | Quantité | Prix unitaire HT | Total HT |
| --- | --- | ---: | ---: | ---: |
| Fenêtres F1 | unité | 54 | | |
| Fenêtres F2 | unité | 76 | | |
| Portes-fenêtres PF | unité | 52 | | |
| Ensembles fixes E1 | unité | 6 | | |
| Baies E2 | unité | 6 | | |
| Volets et brise-soleil | unité | 182 | | |

## Récapitulatif

| | Montant |
| --- | ---: |
| Total hors taxes | |
| TVA | |
| Total toutes taxes comprises | |

Date, cachet et signature de l’entreprise :
"""),
    (f"{FERRAND}/plan-masse.pdf", "Plan de masse de L’Îlot Ferrand", "AO-2026-07 · Atelier Nord-Halle · échelle 1/500 · 2 novembre 2026", None),
    ("appels-offres/2026-08-maintenance-ascenseurs/reglement-consultation.pdf", "Règlement de la consultation", "AO-2026-08 · 5 novembre 2026",
     rules("Maintenance complète et dépannage de neuf ascenseurs. Lot 01 : Résidence du Port (4) et Les Terrasses du Verger (2). Lot 02 : Les Glycines (3), pour le compte du syndicat des copropriétaires.",
           ADAPTED + " La visite du 25 novembre 2026 à 9 h 30 est **obligatoire** ; l’attestation remise sur place est jointe à l’offre.",
           f"Les offres sont déposées avant le **jeudi 3 décembre 2026 à 16 h 00**, {PORTAL}",
           (("Délai d’intervention et de remise en service", 45), ("Prix", 40), ("Information des habitants", 15)),
           "Quatre ans, du 1er mars 2027 au 28 février 2031. Les deux appareils du Verger entrent au contrat à leur mise en service.")),
    ("appels-offres/2026-08-maintenance-ascenseurs/cctp.pdf", "Cahier des clauses techniques particulières", "AO-2026-08 · Maintenance de neuf ascenseurs", """
## 1. Appareils

| Résidence | Appareil | Niveaux | Charge | Mise en service |
| --- | --- | ---: | ---: | --- |
| Résidence du Port | halls 1 à 4 | 6 | 400 kg | 1974, rénovés en 2009 |
| Les Terrasses du Verger | bâtiments A et B | 3 | 630 kg | 2027 |
| Les Glycines | bâtiments A, B et C | 4 | 480 kg | 1998 |

## 2. Entretien

Une visite toutes les six semaines au plus, selon un plan écrit. Le carnet d’entretien est tenu en ligne et ouvert au bailleur et au conseil syndical.

## 3. Dépannage

| Situation | Arrivée sur place | Remise en service |
| --- | --- | --- |
| Personne bloquée | 45 minutes, jour et nuit | sans délai |
| Appareil à l’arrêt | 4 heures, de 7 h 00 à 22 h 00 | le jour même |
| Pièce à commander | sans objet | délai annoncé dans les 4 heures |

## 4. Stock

L’entreprise garde à moins d’une heure de Valbrune les pièces courantes de chaque appareil, dont les contacteurs de portes.

## 5. Information des habitants

Chaque arrêt de plus d’une heure est annoncé au bailleur avec une date de remise en service. Si cette date change, la nouvelle est donnée avant que l’ancienne soit passée.

## 6. Pénalités

Cinquante euros par heure de retard pour une personne bloquée ; quatre-vingts euros par jour d’arrêt au-delà de trois jours par an et par appareil.
"""),
    ("appels-offres/2026-08-maintenance-ascenseurs/bordereau-des-prix.pdf", "Bordereau des prix", "AO-2026-08 · cadre à compléter", """
| Poste | Unité | Prix HT, lot 01 | Prix HT, lot 02 |
| --- | --- | ---: | ---: |
| Maintenance complète | appareil et an | | |
| Intervention hors contrat, jour | heure | | |
| Intervention hors contrat, nuit et dimanche | heure | | |
| Remplacement d’un contacteur de porte | unité | | |
| Remplacement d’une batterie de secours | unité | | |

Les prix sont révisés une fois par an, au 1er mars, selon la formule du cahier des clauses administratives.
"""),
    ("appels-offres/2026-06-verger-b-peinture-sols/reglement-consultation.pdf", "Règlement de la consultation", "AO-2026-06 · 19 octobre 2026",
     rules("Travaux de peinture (lot 01) et de sols souples et parquets (lot 02) des 16 logements et des parties communes du bâtiment B, Les Terrasses du Verger, 12 rue des Vergers, Valbrune.",
           ADAPTED, f"Les offres sont déposées avant le **vendredi 20 novembre 2026 à 12 h 00**, {PORTAL}",
           (("Prix", 60), ("Valeur technique", 30), ("Qualité de l’air intérieur", 10)),
           "Cinq mois. Début des travaux prévu en juillet 2027, lorsque le bâtiment sera hors d’eau.")),
    ("appels-offres/2026-06-verger-b-peinture-sols/cctp.pdf", "Cahier des clauses techniques particulières", "AO-2026-06 · Verger, bâtiment B : peinture et sols", """
## Lot 01 : peinture

- Murs et plafonds des 16 logements : deux couches, aspect velours, 4 260 m².
- Cages d’escalier et halls : deux couches, aspect satiné lessivable, 610 m².
- Peintures à l’eau, émissions dans l’air intérieur classées A+, sans odeur persistante à la remise des clés.

## Lot 02 : sols souples, parquets

- Linoléum en lés soudés dans les chambres : 520 m².
- Parquet de chêne contrecollé, 14 mm, dans les séjours : 480 m².
- Sous-couche acoustique : amélioration de 19 décibels au moins.

## Conditions communes

Le support est contrôlé et réceptionné par écrit avant la pose. Un logement modèle est terminé et accepté avant de commencer les autres.
"""),
    ("appels-offres/2026-04-les-glycines/reglement-consultation.pdf", "Règlement de la consultation", "AO-2026-04 · 24 août 2026",
     rules("Réfection de l’étanchéité (lot 01), ravalement des façades (lot 02) et remplacement des garde-corps (lot 03) de la résidence Les Glycines, 27 avenue des Tilleuls, Valbrune. Les Trois Vallons Habitat agit comme syndic, au nom de la copropriété.",
           ADAPTED + " La visite du 3 septembre 2026 à 14 h 00 est **obligatoire**.",
           f"Les offres sont déposées avant le **vendredi 18 septembre 2026 à 12 h 00**, {PORTAL}",
           (("Prix", 50), ("Valeur technique", 35), ("Organisation en site occupé", 15)),
           "Huit mois, à partir de janvier 2027.")),
    ("appels-offres/2026-04-les-glycines/avis-attribution.pdf", "Avis d’attribution", "AO-2026-04 · 19 octobre 2026", """
## Résultat de la consultation

| Lot | Offres | Entreprise retenue | Montant HT |
| --- | ---: | --- | ---: |
| 01 Étanchéité des toitures-terrasses | 4 | Étanchéité Brunoise | 148 620 € |
| 02 Ravalement des façades | 5 | Ravalements Kerval | 212 340 € |
| 03 Serrurerie, garde-corps | 0 | infructueux | sans objet |

Le choix a été validé par l’assemblée des copropriétaires du 15 octobre 2026. Le lot 03 sera relancé en mars 2027.

## Recours

Une entreprise écartée peut demander par écrit les raisons du choix ; la réponse est donnée sous quinze jours.
"""),
    ("appels-offres/2026-03-nettoyage/reglement-consultation.pdf", "Règlement de la consultation", "AO-2026-03 · 20 juillet 2026",
     rules("Nettoyage des parties communes et sortie des conteneurs de six résidences locatives, à Valbrune et à Pont-Mériel.",
           ADAPTED, f"Les offres sont déposées avant le **vendredi 4 septembre 2026 à 16 h 00**, {PORTAL}",
           (("Valeur technique et sociale", 60), ("Prix", 40)), "Trois ans, à partir du 1er novembre 2026.")),
]

BOARD_PAPERS = [
    ("conseil/2026-10-01-releve-de-decisions", "releve-ca-2026-10-01.pdf", "Relevé de décisions du conseil d’administration", "Séance du 1er octobre 2026"),
    ("conseil/2026-06-19-resolutions", "resolutions-ag-2026-06-19.pdf", "Résolutions adoptées", "Assemblée générale ordinaire du 19 juin 2026"),
    ("conseil/2026-06-19-rapport-activite-2025", "rapport-activite-2025.pdf", "Rapport d’activité 2025", "Présenté à l’assemblée générale du 19 juin 2026"),
    ("conseil/2026-06-19-comptes-annuels-2025", "comptes-annuels-2025.pdf", "Comptes annuels 2025", "Approuvés par l’assemblée générale du 19 juin 2026"),
    ("conseil/2026-06-19-pv-assemblee-generale", "pv-ag-2026-06-19.pdf", "Procès-verbal de l’assemblée générale", "19 juin 2026 · réservé aux sociétaires"),
    ("conseil/2026-10-01-proces-verbal", "pv-ca-2026-10-01.pdf", "Procès-verbal du conseil d’administration", "1er octobre 2026 · réservé aux administrateurs"),
    ("conseil/2026-11-12-compte-rendu-bureau", "compte-rendu-bureau-2026-11-12.pdf", "Compte rendu du bureau", "12 novembre 2026 · réservé aux administrateurs"),
    ("conseil/2026-12-03-ordre-du-jour", "ordre-du-jour-ca-2026-12-03.pdf", "Ordre du jour du conseil d’administration", "3 décembre 2026 · réservé aux administrateurs"),
]

AUDITOR = """
## Opinion

En exécution de la mission confiée par l’assemblée générale, nous avons contrôlé les comptes annuels des Trois Vallons Habitat pour l’exercice clos le 31 décembre 2025. Le total du bilan est de 31 400 milliers d’euros, le résultat de 386 milliers d’euros.

Nous certifions que ces comptes sont réguliers et sincères et qu’ils donnent une image fidèle du résultat, de la situation financière et du patrimoine de la coopérative.

## Points examinés en particulier

- **Les ventes de logements** sont comptées à l’avancement des travaux. Nous avons rapproché cet avancement des attestations des architectes, pour les 42 logements livrés et les deux chantiers ouverts.
- **Les immeubles loués** sont amortis par composants. Les durées retenues sont celles de la profession.

## Vérifications du rapport de gestion

Nous n’avons pas d’observation sur la concordance du rapport du conseil avec les comptes annuels.

Valbrune, le 22 mai 2026. Cabinet Lanoë et associés, commissaire aux comptes.
"""


def main():
    for path, title, lead, text in TENDER_PAPERS:
        write(path, title, lead, [Spacer(1, 4), SitePlan()] if text is None else flowables(text))
    for folder, name, title, lead in BOARD_PAPERS:
        write(f"{folder}/{name}", title, lead, flowables(body(folder)))
    write("conseil/2026-06-19-comptes-annuels-2025/rapport-commissaire-aux-comptes-2025.pdf",
          "Rapport du commissaire aux comptes", "Exercice clos le 31 décembre 2025", flowables(AUDITOR))


if __name__ == "__main__":
    main()
