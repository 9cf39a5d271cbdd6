"""Photos by program: 4000 × 3000 JPEGs that are as hard to encode as those of a telephone."""
import multiprocessing
import pathlib
import random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (4000, 3000)
TILE = (500, 375)


def make(folder, count):
    """Writes `count` photos into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    with multiprocessing.Pool() as pool:
        pool.starmap(photo, [(folder / f"vue-{number:03d}.jpg", number) for number in range(count)])


def photo(path: pathlib.Path, number: int):
    chance = random.Random(number)
    channels = [gradient(chance) for _ in range(3)]
    image = Image.merge("RGB", channels)
    draw = ImageDraw.Draw(image)
    for _ in range(120):
        shape(draw, chance)
    for _ in range(200):
        draw.line([point(chance), point(chance)], fill=colour(chance), width=chance.randrange(1, 9))
    image = image.filter(ImageFilter.GaussianBlur(1.2))
    Image.blend(image, grain(chance), 0.06).save(path, quality=88)


def gradient(chance):
    straight = Image.linear_gradient("L").rotate(90 * chance.randrange(4)).resize(SIZE)
    round_one = Image.radial_gradient("L").resize(SIZE)
    return Image.blend(straight, round_one, chance.uniform(0.2, 0.8))


def shape(draw, chance):
    x, y = point(chance)
    box = (x, y, x + chance.randrange(40, 900), y + chance.randrange(40, 700))
    (draw.rectangle if chance.random() < 0.7 else draw.ellipse)(box, fill=colour(chance))


def grain(chance):
    """Noise of a sensor: one tile of it, again and again."""
    tile = Image.frombytes("RGB", TILE, chance.randbytes(TILE[0] * TILE[1] * 3))
    whole = Image.new("RGB", SIZE)
    for y in range(0, SIZE[1], TILE[1]):
        for x in range(0, SIZE[0], TILE[0]):
            whole.paste(tile, (x, y))
    return whole


def point(chance):
    return chance.randrange(SIZE[0]), chance.randrange(SIZE[1])


def colour(chance):
    return tuple(chance.randrange(256) for _ in range(3))
