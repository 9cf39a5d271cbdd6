"""A cooperative's site of any size, the same posts for Palier and for Hugo.

60 % progress updates, 25 % tenders, 15 % board documents; one programme for 40 posts; about 4 kB of Markdown a post, with
headings, lists, tables, pictures, attachments and links between posts. Every draw comes from a seeded generator, so that
a number of posts always gives the same bytes.
"""
import datetime
import json
import pathlib
import random
import shutil
import struct
import unicodedata
import zlib

SITE = "https://mesure.example"
PICTURES, PAPERS = 24, 40

TRADES = {
    "gros-oeuvre": "Gros œuvre, maçonnerie", "terrassement": "Terrassement", "charpente": "Charpente, ossature bois",
    "couverture": "Couverture, zinguerie", "etancheite": "Étanchéité", "facade": "Façade, ravalement, ITE",
    "menuiseries-exterieures": "Menuiseries extérieures", "menuiseries-interieures": "Menuiseries intérieures",
    "platrerie": "Plâtrerie, cloisons", "isolation": "Isolation", "electricite": "Électricité",
    "plomberie": "Plomberie, sanitaire", "chauffage-ventilation": "Chauffage, ventilation", "ascenseur": "Ascenseurs",
    "serrurerie": "Serrurerie, métallerie", "carrelage": "Carrelage, faïence", "sols-souples": "Sols souples, parquets",
    "peinture": "Peinture", "espaces-verts": "Espaces verts", "vrd": "VRD, assainissement",
}
STAGES = ["terrassement", "fondations_achevees", "dalle_rdc", "gros_oeuvre", "hors_eau", "hors_air", "cloisons",
          "second_oeuvre", "finitions", "exterieurs"]
PROCEDURES = ["procedure_adaptee", "appel_offres_ouvert", "appel_offres_restreint", "consultation_directe"]
NATURES = {"proces_verbal": "Procès-verbal", "ordre_du_jour": "Ordre du jour", "rapport_activite": "Rapport d’activité",
           "comptes_annuels": "Comptes annuels", "releve_de_decisions": "Relevé de décisions"}
TOWNS = ["Valbrune", "Pont-Mériel", "Saint-Aubin-le-Vallon", "Les Ormeaux"]
PLACES = ["Vergers", "Lavoirs", "Tilleuls", "Remparts", "Moulins", "Tanneurs", "Glycines", "Quais", "Coteaux", "Fontaines",
          "Acacias", "Forges", "Prairies", "Canuts", "Passerelles", "Cerisiers", "Halles", "Roseaux", "Charmes", "Érables"]
SIDES = ["de la Gare", "du Canal", "du Plateau", "de la Source", "du Vallon", "de l’Étang", "du Bois Joli", "de la Brune",
         "du Vieux Pont", "des Arts", "du Marché", "de la Colline", "des Rives", "du Parc"]

WHO = ["L’architecte", "Le conducteur de travaux", "La coopérative", "Le maître d’œuvre", "L’entreprise de gros œuvre",
       "Le bureau de contrôle", "La commission des travaux", "Le coordonnateur de sécurité", "La mairie", "Le géomètre",
       "L’électricien", "Le paysagiste", "Le couvreur", "La chargée d’opérations", "Le futur syndic", "L’acousticien"]
DOES = ["prépare", "a terminé", "reprend", "attend", "a contrôlé", "présentera", "a reporté", "organise", "a réceptionné",
        "mesure", "a validé", "surveille", "a commandé", "explique", "corrige", "a refusé"]
WHAT = ["la pose des fenêtres de la façade sud", "le coulage du plancher du deuxième étage", "les essais d’étanchéité à l’air",
        "le raccordement au réseau de chaleur", "la protection des arbres conservés", "les plans des logements témoins",
        "le calendrier des prochaines visites", "les garde-corps des coursives", "la cuvette de l’ascenseur",
        "les cloisons du bâtiment B", "la reprise des joints de la terrasse", "l’accès des piétons pendant les travaux",
        "le choix des teintes d’enduit", "la livraison des prédalles", "le local à vélos", "les réserves du printemps",
        "les fiches techniques des isolants", "le compte rendu de la réunion de chantier"]
HOW = ["avant la fin du mois", "sans changer le coût", "malgré la pluie de la semaine passée", "avec l’accord des voisins",
       "pour les quarante-deux logements", "selon le calendrier convenu", "sous réserve des essais à vingt-huit jours",
       "dès que la grue sera partie", "à la demande des futurs habitants", "comme prévu au marché",
       "ce qui permet de tenir la date de livraison", "en présence du bureau de contrôle"]
HEADINGS = ["Ce qui est fait", "La suite", "Points à surveiller", "Sécurité et accès", "Le calendrier", "Les réseaux",
            "Qualité", "La vie du quartier", "Les espaces communs", "Les prochaines visites", "L’enveloppe", "Le budget"]
DETAILS = ["Bâtiment A", "Bâtiment B", "Toiture", "Sous-sol", "Coursives", "Hall d’entrée", "Abords", "Locaux techniques"]
TENDER_PAPERS = ["Règlement de la consultation", "CCAP", "CCTP", "Décomposition du prix", "Acte d’engagement", "Plans",
                 "Notice de sécurité", "Étude de sol", "Calendrier prévisionnel"]
BOARD_PAPERS = ["Document signé", "Annexe financière", "Rapport du commissaire aux comptes", "Note juridique",
                "Tableau de trésorerie"]


def slug(text):
    plain = unicodedata.normalize("NFKD", text.replace("’", " ").replace("œ", "oe")).encode("ascii", "ignore").decode()
    return "-".join("".join(c if c.isalnum() else " " for c in plain.lower()).split())


class Post:
    """What both generators are told of a post."""

    def __init__(self, number, date, programme, rng):
        self.number, self.date, self.programme = number, date, programme
        part = number % 20
        self.kind = "avancement" if part < 12 else "appel-offres" if part < 17 else "document"
        self.trades, self.papers = [], []
        if self.kind == "avancement":
            self.stage, self.progress = rng.choice(STAGES), rng.randrange(1, 101)
            self.title = f"{programme} : point n° {rng.randrange(1, 60)}, {self.stage.replace('_', ' ')}"
            self.path = f"chantiers/{slug(programme)}/point-{number:06d}"
            self.summary = f"Étape {self.stage.replace('_', ' ')}, avancement {self.progress} %."
        elif self.kind == "appel-offres":
            self.trades = rng.sample(sorted(TRADES), rng.randrange(1, 4))
            self.procedure = rng.choice(PROCEDURES)
            self.deadline = date.date() + datetime.timedelta(days=rng.randrange(21, 62))
            self.title = f"{TRADES[self.trades[0]]} pour {programme}"
            self.path = f"appels-offres/{slug(self.trades[0])}-{number:06d}"
            self.summary = f"Réponses attendues avant le {self.deadline:%d/%m/%Y}."
            self.papers = papers(rng, TENDER_PAPERS, rng.randrange(4, 8))
        else:
            self.nature = rng.choice(sorted(NATURES))
            self.meeting = date.date() - datetime.timedelta(days=rng.randrange(1, 20))
            self.title = f"{NATURES[self.nature]} de la séance du {self.meeting:%d/%m/%Y}"
            self.path = f"documents/{slug(self.nature)}-{number:06d}"
            self.papers = papers(rng, BOARD_PAPERS, rng.randrange(1, 5))
            self.summary = f"{NATURES[self.nature]}, {len(self.papers)} pièces."

    @property
    def url(self):
        return f"/{self.path}/"


def papers(rng, names, count):
    return [(name, f"/pdf/piece-{rng.randrange(PAPERS):02d}.pdf") for name in rng.sample(names, count)]


def plan(count):
    """Every post but its text, since texts link to other posts. No two posts have the same minute."""
    rng = random.Random(f"plan {count}")
    programmes = [f"Les {place} {side}" for side in SIDES for place in PLACES]
    while len(programmes) < count // 40:
        programmes += [f"{name} {len(programmes) // 280 + 1}" for name in programmes[:280]]
    programmes = programmes[:max(1, count // 40)]
    # From seven in the morning to nine in the evening: never in the hour that a change to summer time leaves out.
    minutes = sorted(rng.sample(range(5 * 365 * 14 * 60), count))
    rng.shuffle(minutes)
    start = datetime.datetime(2021, 1, 1, 7)
    posts = []
    for number, minute in enumerate(minutes):
        day, minute = divmod(minute, 14 * 60)
        date = start + datetime.timedelta(days=day, minutes=minute)
        posts.append(Post(number, date, rng.choice(programmes), rng))
    return posts, programmes


def sentence(rng):
    text = f"{rng.choice(WHO)} {rng.choice(DOES)} {rng.choice(WHAT)} {rng.choice(HOW)}"
    extra = rng.random()
    if extra < 0.08:
        text += f", pour **{rng.randrange(2, 900)} {rng.randrange(100, 1000)} €** hors taxes"
    elif extra < 0.16:
        text += f" (*voir la fiche n° {rng.randrange(1, 400)}*)"
    elif extra < 0.20:
        text += f", repère `{rng.choice('ABCDEF')}{rng.randrange(10, 99)}`"
    return text + "."


def table(rng, post):
    if post.trades:
        rows = ["| Lot | Désignation | Estimation |", "| --- | --- | ---: |"]
        rows += [f"| {k + 1:02d} | {TRADES[trade]} | {rng.randrange(8, 950)} 000 € |" for k, trade in enumerate(post.trades)]
    else:
        rows = ["| Ouvrage | Prévu | Réalisé |", "| --- | :---: | ---: |"]
        rows += [f"| {rng.choice(DETAILS)} | {rng.randrange(10, 101)} % | {rng.randrange(10, 101)} % |" for _ in range(6)]
    return "\n".join(rows)


def body(post, posts):
    rng = random.Random(f"body {post.number}")
    words = {"avancement": (300, 901), "appel-offres": (200, 601), "document": (120, 351)}[post.kind]
    words, parts, headings = rng.randrange(*words), [], 0
    links = [rng.choice(posts) for _ in range(rng.randrange(1, 4))]
    titles = rng.sample(HEADINGS, 6)
    parts.append(" ".join(sentence(rng) for _ in range(3)))
    written = 45
    while written < words:
        if headings < 6 and written > headings * words // 6:
            parts.append(f"## {titles[headings]}" if headings % 3 < 2 else f"### {rng.choice(DETAILS)}")
            headings += 1
            if post.kind == "avancement" and headings < 3:
                picture = rng.randrange(PICTURES)
                parts.append(f"![Vue du chantier, cliché {picture + 1}](/img/chantier-{picture:02d}.png)")
        form = rng.random()
        if form < 0.25:
            parts.append("\n".join(f"- {sentence(rng)}" for _ in range(4)))
        elif form < 0.32:
            parts.append("\n".join(f"{k + 1}. {sentence(rng)}" for k in range(4)))
        elif form < 0.36:
            parts.append(f"> {sentence(rng)}")
        else:
            text = " ".join(sentence(rng) for _ in range(rng.randrange(3, 6)))
            if links and rng.random() < 0.4:
                other = links.pop()
                text += f" Voir aussi [{other.title}]({other.url})."
            parts.append(text)
        written += parts[-1].count(" ") + 1
    if post.kind == "appel-offres" or rng.random() < 0.2:
        parts.append(table(rng, post))
    parts += [f"À lire également : [{other.title}]({other.url})." for other in links]
    return "\n\n".join(parts) + "\n"


def quoted(text):
    """A JSON string is a YAML string."""
    return json.dumps(text, ensure_ascii=False)


def head_of_palier(post):
    lines = [f"titre: {quoted(post.title)}", f"resume: {quoted(post.summary)}", f"date: {post.date:%Y-%m-%d %H:%M}"]
    if post.kind == "avancement":
        lines += [f"programme: {slug(post.programme)}", f"etape: {post.stage}", f"avancement: {post.progress}"]
    elif post.kind == "appel-offres":
        lines += [f"reference: AO-{post.number:06d}", f"objet: {quoted(post.title)}", f"procedure: {post.procedure}",
                  "nature: travaux", f"programme: {slug(post.programme)}", f"date_limite: {post.deadline} 12:00", "lots:"]
        lines += [f"  - {{ numero: \"{k + 1:02d}\", intitule: {quoted(TRADES[trade])}, corps_etat: [{trade}] }}"
                  for k, trade in enumerate(post.trades)]
    else:
        lines += [f"nature: {post.nature}", "instance: conseil_administration", f"date_seance: {post.meeting}",
                  "acces: public"]
    if post.papers:
        lines += ["pieces:"] + [f"  - {{ fichier: {quoted(file)}, nom: {quoted(name)} }}" for name, file in post.papers]
    return "\n".join(["---", *lines, "---", "", ""])


def head_of_hugo(post):
    lines = [f"title: {quoted(post.title)}", f"description: {quoted(post.summary)}", f"date: {post.date:%Y-%m-%dT%H:%M:00}"]
    if post.kind != "document":
        lines.append(f"programme: [{slug(post.programme)}]")
    if post.kind == "avancement":
        lines += [f"etape: {post.stage}", f"avancement: {post.progress}"]
    elif post.kind == "appel-offres":
        lines += [f"metiers: [{', '.join(post.trades)}]", f"reference: AO-{post.number:06d}",
                  f"procedure: {post.procedure}", f"date_limite: {quoted(f'{post.deadline:%d/%m/%Y}')}"]
    else:
        lines += [f"nature: {quoted(NATURES[post.nature])}", f"date_seance: {quoted(f'{post.meeting:%d/%m/%Y}')}"]
    if post.papers:
        lines += ["pieces:"] + [f"  - {{ fichier: {quoted(file)}, nom: {quoted(name)} }}" for name, file in post.papers]
    return "\n".join(["---", *lines, "---", "", ""])


CONFIGURATION = f"""[site]
titre = "Coopérative de mesure"
adresse = "{SITE}"

[cooperative]
nom = "Coopérative de mesure"
forme = "Société coopérative d’HLM"
siege = "1 place du Marché, Valbrune"
telephone = "02 61 91 00 00"
courriel = "contact@mesure.example"
rcs = "RCS Valbrune 000 000 000"
capital = "100 000 €"
directeur_publication = "Camille Martin"
hebergeur = "Hébergeur exemple, 1 rue des Serveurs, Valbrune"

# The peer's theme writes one format: the same work for both.
[flux]
formats = ["rss"]
limite = 20
"""

SECTIONS = {"chantiers": "Chantiers", "appels-offres": "Appels d’offres", "documents": "Documents"}


def picture(number):
    """A small PNG that no compression makes trivial."""
    rng = random.Random(f"picture {number}")
    rows = b"".join(b"\0" + bytes((x * 2 + y * 3 + 40 * (c + number) + rng.randrange(8)) & 255 for x in range(96) for c in range(3))
                    for y in range(64))

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", 96, 64, 8, 2, 0, 0, 0))
            + chunk(b"IDAT", zlib.compress(rows, 9)) + chunk(b"IEND", b""))


def write(path, data):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())


def make(out, count, generator):
    """Writes a site of `count` posts into the new folder `out`. Returns the posts."""
    out = pathlib.Path(out)
    out.mkdir(parents=True)
    posts, programmes = plan(count)
    content, is_palier = out / "content", generator == "palier"
    title = "titre" if is_palier else "title"
    for name, text in SECTIONS.items():
        write(content / name / "_index.md", f"---\n{title}: {quoted(text)}\n---\n")
    for k, name in enumerate(programmes):
        if is_palier:
            write(content / "chantiers" / slug(name) / "index.md",
                  f"---\ntype: programme\ntitre: {quoted(name)}\ndate: 2021-01-01\ngenre: {['vefa', 'psla', 'brs'][k % 3]}\n"
                  f"commune: {TOWNS[k % 4]}\nlogements: {20 + k % 60}\nlivraison_prevue: 2027-06\n---\n\n{name}.\n")
        else:
            write(content / "programme" / slug(name) / "_index.md", f"---\ntitle: {quoted(name)}\nslug: {slug(name)}\n---\n\n{name}.\n")
    if is_palier:
        write(out / "palier.toml", CONFIGURATION)
    else:
        for name, text in TRADES.items():
            write(content / "metiers" / name / "_index.md", f"---\ntitle: {quoted(text)}\nslug: {name}\n---\n")
    head = head_of_palier if is_palier else head_of_hugo
    for post in posts:
        write(content / f"{post.path}.md", head(post) + body(post, posts))
    for number in range(PICTURES):
        write(out / "static" / "img" / f"chantier-{number:02d}.png", picture(number))
    for number in range(PAPERS):
        write(out / "static" / "pdf" / f"piece-{number:02d}.pdf", b"%PDF-1.4\n" + b"% remplissage\n" * (40 * number + 1) + b"%%EOF\n")
    return posts


def use_plain_theme(site):
    """Has Palier's `site` made with the peer's templates, in our language."""
    shutil.copytree(pathlib.Path(__file__).resolve().parent / "palier", site / "themes" / "banc")
    settings = site / "palier.toml"
    settings.write_text(settings.read_text().replace("[site]\n", '[site]\ntheme = "banc"\n', 1))
