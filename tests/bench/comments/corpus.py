"""The conversations: the same words for every service. One thread of many comments, and threads of one or a few."""
import random

WORDS = """bonjour merci visite chantier verger façade balcon escalier ascenseur chaudière local vélos jardin compost
parking cave boîte clés livraison acompte notaire syndic charges isolation fenêtre volet peinture carrelage cuisine
placard prise lumière bruit poussière grue camion horaires samedi réunion conseil voisin gardien panneau affiche bail
loyer caution travaux délai report mars avril automne""".split()
NAMES = ["Amina", "Bruno", "Chloé", "Driss", "Élise", "Fatou", "Gérard", "Hanae", "Inès", "Jules", "Karim", "Lucie"]
HOT = "chaud"


def text(thread, number):
    """The Markdown of a comment."""
    some = random.Random(f"{thread} {number}")
    words = [some.choice(WORDS) for _ in range(some.choice([16, 24, 36, 48, 64]))]
    words[2] = f"**{words[2]}**"
    words[5] = f"*{words[5]}*"
    if number % 5 == 1:
        words[8] = f"[{words[8]}](https://exemple.fr/{number})"
    said = " ".join(words).capitalize() + " ?"
    return said + (f"\n\n- {some.choice(WORDS)}\n- {some.choice(WORDS)}" if number % 4 == 2 else "")


def name(thread, number):
    """Its author."""
    return NAMES[(thread + number) % len(NAMES)]


def key(thread):
    """The id of a thread; the first is the hot one."""
    return HOT if thread == 0 else f"fil-{thread:06}"


def comments(threads, hot, each=1):
    """(number, thread, number of the comment it answers, name, text), numbers from 1 in the order of writing."""
    number, roots = 0, []
    for index in range(hot):
        number += 1
        answers = roots[(index * 7) % len(roots)] if roots and index % 10 in (3, 6, 8) else None
        if answers is None:
            roots.append(number)
        yield number, 0, answers, name(0, index), text(0, index)
    # In turn, as readers write: a thread's comments are far apart.
    for index in range(each):
        for thread in range(1, threads):
            number += 1
            yield number, thread, None, name(thread, index), text(thread, index)
