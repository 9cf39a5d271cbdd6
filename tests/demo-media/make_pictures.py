#!/usr/bin/env python3
"""Make the pictures of the demonstration site, beside the posts that show them.

    pip install -r requirements.txt && python make_pictures.py [--draft FOLDER] [name ...]

Without a name, all of them. `--draft` writes small PNG files in a folder instead.
"""

import argparse
import math
import pathlib
import random

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from scene import GLASS, GLOW, GRAINY, PLAIN, WATER, Scene, rgb, save

CONTENT = pathlib.Path(__file__).resolve().parents[2] / "content"
PICTURES = {}
COVER, PHOTO = (2000, 1125), (1600, 1067)

CONCRETE, WOOD, PALE_WOOD, ZINC, EARTH, GRASS = "#b9b6ad", "#b98a55", "#dcb67f", "#8b969d", "#8d7355", "#7f9f57"
ORANGE, WHITE, INK, ASPHALT, PAVING = "#d9702a", "#f1eee6", "#2e3436", "#6e7073", "#b8b2a4"


def picture(path, size=PHOTO):
    """Registers a drawing: a function of (scene, size) that returns an image."""
    def register(draw):
        PICTURES[path] = (draw, size)
        return draw
    return register


# ---- Parts of buildings ---------------------------------------------------------------------------------------------

def window(s, x0, x1, z0, z1, y=0.0, frame="#f4f2ec", lit=False, bars=1, shutters=None, sill=True):
    """A window on a wall that faces -y."""
    s.box(x0 - 0.07, y - 0.05, z0 - 0.07, x1 + 0.07, y + 0.05, z1 + 0.07, frame)
    s.box(x0, y - 0.07, z0, x1, y + 0.05, z1, "#ffc873" if lit else "#35505f", GLOW if lit else GLASS)
    for k in range(1, bars + 1):
        u = x0 + (x1 - x0) * k / (bars + 1)
        s.box(u - 0.03, y - 0.09, z0, u + 0.03, y, z1, frame)
    if sill:
        s.box(x0 - 0.15, y - 0.18, z0 - 0.16, x1 + 0.15, y, z0 - 0.07, "#d8d3c6")
    if shutters:
        wide = (x1 - x0) / 2
        for u in (x0 - wide - 0.08, x1 + 0.08):
            s.box(u, y - 0.07, z0 - 0.04, u + wide, y, z1 + 0.04, shutters)


def pitched_roof(s, x0, x1, y0, y1, z, rise, colour, over=0.4, thick=0.14, seams=0.0, gable=None):
    """Two slopes, with the ridge along x; `gable` fills the end walls."""
    mid, slope = (y0 + y1) / 2, rise / ((y1 - y0) / 2)
    for side in (-1, 1):
        edge = (y0 - over) if side < 0 else (y1 + over)
        low = z - over * slope
        s.hexahedron([(x0 - over, edge, low), (x1 + over, edge, low), (x1 + over, mid, z + rise), (x0 - over, mid, z + rise),
                      (x0 - over, edge, low + thick), (x1 + over, edge, low + thick), (x1 + over, mid, z + rise + thick), (x0 - over, mid, z + rise + thick)], colour)
        if seams:
            u = x0 - over + 0.02
            while u <= x1 + over:
                s.beam((u, edge, low + thick + 0.02), (u, mid, z + rise + thick + 0.02), 0.045, 0.07, rgb(colour) * 0.86)
                u += seams
        s.tube((x0 - over, edge, low + 0.04), (x1 + over, edge, low + 0.04), 0.08, rgb(colour) * 0.8, 8)
    s.beam((x0 - over, mid, z + rise + thick + 0.05), (x1 + over, mid, z + rise + thick + 0.05), 0.3, 0.1, rgb(colour) * 0.9)
    if gable:
        for x in (x0 + 0.01, x1 - 0.01):
            s.triangle((x, y0, z), (x, y1, z), (x, mid, z + rise), gable)


def house(s, x, wall, roof="#a5563f", width=6.2, deep=9.0, door="#3c6e63", shutters=None, lit=False, solar=False, back=False):
    """A two-storey row house, street front on y = 0 (or its garden front, with a large bay)."""
    s.box(x, 0, 0, x + width, deep, 5.4, wall)
    s.box(x, -0.03, 0, x + width, 0, 0.4, "#9d958a")
    pitched_roof(s, x, x + width, 0, deep, 5.4, 2.9, roof, over=0.3, gable=wall)
    if back:
        window(s, x + 0.9, x + 3.5, 0.15, 2.35, lit=lit, sill=False)
        window(s, x + 4.4, x + 5.4, 1.1, 2.3, lit=False, bars=0)
    else:
        s.box(x + 0.8, -0.05, 0.15, x + 1.8, 0.02, 2.4, door)
        s.box(x + 0.65, -0.03, 0.1, x + 1.95, 0.01, 2.55, "#f4f2ec")
        s.box(x + 0.5, -1.0, 2.65, x + 2.1, 0, 2.75, "#5f6a6e")
        s.box(x + 0.55, -1.0, 0, x + 2.05, 0, 0.12, "#b3ada1")
        window(s, x + 3.2, x + 5.0, 0.95, 2.35, lit=lit, shutters=None)
    window(s, x + 1.0, x + 2.1, 3.4, 4.8, lit=lit and not back, shutters=shutters)
    window(s, x + 3.9, x + 5.0, 3.4, 4.8, shutters=shutters, lit=lit and back)
    s.box(x + width - 1.1, deep * 0.5 - 0.3, 7.6, x + width - 0.4, deep * 0.5 + 0.4, 9.1, "#a9674e")
    if solar:
        slope = 2.9 / (deep / 2)
        for i in range(3):
            for j in range(2):
                u, v = x + 0.8 + i * 1.15, 1.0 + j * 1.55
                s.hexahedron([(u + a, v + b, 5.4 + (v + b) * slope + c) for c in (0.16, 0.24) for a, b in ((0, 0), (1.05, 0), (1.05, 1.45), (0, 1.45))], "#1d2f4f", GLASS)
    s.tube((x + width, -0.09, 0), (x + width, -0.09, 5.3), 0.05, "#8f989b", 8)


def apartments(s, width, deep, levels, wall, bays, storey=3.0, balcony=None, slats=None, lit=(), roof="flat", base=None, frame="#f4f2ec"):
    """A block of flats that faces -y, its corner at the origin."""
    top = levels * storey
    s.box(0, 0, 0, width, deep, top, wall)
    if base:
        s.box(-0.04, -0.04, 0, width + 0.04, deep + 0.04, storey, base)
    if slats:
        u = 0.0
        while u < width:
            s.box(u, -0.05, storey if base else 0, u + 0.13, 0, top, rgb(slats) * (0.85 + 0.3 * s.random.random()))
            u += 0.2
        v = 0.0
        while v < deep:
            for x0, x1 in ((-0.05, 0), (width, width + 0.05)):
                s.box(x0, v, storey if base else 0, x1, v + 0.13, top, rgb(slats) * (0.85 + 0.3 * s.random.random()))
            v += 0.2
    bay = width / bays
    for k in range(levels):
        z = k * storey
        for i in range(bays):
            u, on = i * bay, (k, i) in lit
            if balcony and k and i % 2 == 0:
                window(s, u + bay * 0.18, u + bay * 0.72, z + 0.12, z + 2.35, y=-0.06, frame=frame, lit=on, sill=False)
                s.box(u + 0.1, -1.5, z - 0.1, u + bay - 0.3, 0, z + 0.08, "#d9d4c8")
                n = int((bay - 0.4) / 0.14)
                for j in range(n + 1):
                    x = u + 0.12 + j * (bay - 0.44) / n
                    s.box(x, -1.5, z + 0.05, x + 0.05, -1.46, z + 1.05, balcony)
                for x in (u + 0.12, u + bay - 0.34):
                    for j in range(9):
                        s.box(x, -1.45 + j * 0.16, z + 0.05, x + 0.04, -1.41 + j * 0.16, z + 1.05, balcony)
                s.box(u + 0.1, -1.53, z + 1.05, u + bay - 0.3, -1.43, z + 1.12, balcony)
            else:
                window(s, u + bay * 0.3, u + bay * 0.64, z + 0.95, z + 2.3, y=-0.06, frame=frame, lit=on)
        for i in range(max(2, int(deep / 5))):
            v = (i + 0.35) * deep / max(2, int(deep / 5))
            s.box(-0.09, v, z + 0.95, 0, v + 1.2, z + 2.3, frame)
            s.box(-0.11, v + 0.08, z + 1.02, 0, v + 1.12, z + 2.22, "#35505f", GLASS)
    if roof == "flat":
        s.box(-0.15, -0.15, top, width + 0.15, deep + 0.15, top + 0.5, "#cfcabd")
    elif roof == "pitched":
        pitched_roof(s, 0, width, 0, deep, top, deep * 0.24, ZINC, over=0.5, seams=0.6, gable=wall)
    elif roof == "tiles":
        pitched_roof(s, 0, width, 0, deep, top, deep * 0.26, "#9b5a45", over=0.4, gable=wall)


def old_street(s, x0, x1, y, seed=4, step=(7, 11)):
    """A row of ordinary village houses in the distance."""
    r, x = random.Random(seed), x0
    while x < x1:
        w, h = r.uniform(*step), r.uniform(4.6, 7.4)
        wall = r.choice(["#e6d9c0", "#d9c9ad", "#efe8da", "#cdbb9f", "#dfd3c4"])
        s.box(x, y, 0, x + w, y + 8, h, wall)
        pitched_roof(s, x, x + w, y, y + 8, h, 2.6, r.choice(["#8b5a48", "#6f6f72", "#97614a", "#7d6259"]), gable=wall)
        for k in range(int(h // 2.6)):
            for u in (x + w * 0.22, x + w * 0.62):
                window(s, u, u + 0.95, 0.9 + 2.6 * k, 2.2 + 2.6 * k, y=y, shutters=r.choice(["#6f8f8a", "#8a9aa5", "#a47a5b"]))
        s.box(x + w * 0.7, y + 3.7, h + 2, x + w * 0.7 + 0.7, y + 4.4, h + 3.6, "#9d6a52")
        x += w


def mini_digger(s, x, y, turn=30, z=0.0):
    s.place(x, y, z, turn)
    for v in (-1.1, 0.6):
        s.box(-1.8, v, 0, 1.8, v + 0.5, 0.75, "#34373a")
    s.box(-1.6, -1.0, 0.8, 1.2, 1.0, 1.75, "#e0a92e")
    s.box(0.0, -1.0, 1.75, 1.2, 0.1, 2.9, "#3a4a52", GLASS)
    s.box(-0.05, -1.05, 2.85, 1.25, 0.15, 3.0, "#e0a92e")
    s.beam((1.0, 0.5, 1.6), (3.0, 0.5, 3.9), 0.4, 0.55, "#e0a92e")
    s.beam((3.0, 0.5, 3.9), (4.9, 0.5, 2.1), 0.34, 0.42, "#e0a92e")
    s.hexahedron([(4.4, 0, 0.9), (5.4, 0, 1.1), (5.4, 1, 1.1), (4.4, 1, 0.9), (4.6, 0, 2.1), (5.2, 0, 2.1), (5.2, 1, 2.1), (4.6, 1, 2.1)], "#4a4d50")
    s.place()


def timber_stack(s, x, y, z=0.0, rows=4, cols=6, long=4.0, size=0.2, colour=PALE_WOOD):
    for k in range(rows):
        for i in range(cols):
            s.box(x + i * size * 1.1, y, z + k * size * 1.15, x + i * size * 1.1 + size, y + long, z + k * size * 1.15 + size, rgb(colour) * (0.85 + 0.3 * s.random.random()))


def flagstones(s, x0, x1, y0, y1, step, colours, z=0.012, gap=0.02):
    x = x0
    while x < x1 - 0.01:
        y = y0
        while y < y1 - 0.01:
            c = rgb(s.random.choice(colours)) * (0.94 + 0.12 * s.random.random())
            s.quad((x + gap, y + gap, z), (x + step - gap, y + gap, z), (x + step - gap, y + step - gap, z), (x + gap, y + step - gap, z), c)
            y += step
        x += step


def planks(s, x0, x1, y0, y1, z, colours, wide=0.16, long=1.6, thick=0.02):
    """A floor of boards that run along y."""
    x = x0
    while x < x1 - 0.001:
        y = y0 - s.random.uniform(0, long)
        while y < y1:
            a, b = max(y, y0), min(y + long, y1)
            if b > a:
                s.box(x + 0.003, a + 0.003, z - thick, min(x + wide, x1) - 0.003, b - 0.003, z, rgb(s.random.choice(colours)) * s.random.uniform(0.9, 1.1))
            y += long
        x += wide


# ---- Les Terrasses du Verger ----------------------------------------------------------------------------------------

def street_of_the_orchard(s, leaves="#6d9a4b", site=True):
    s.ground(GRASS)
    s.quad((-200, -17, 0.02), (260, -17, 0.02), (260, -9.5, 0.02), (-200, -9.5, 0.02), ASPHALT, GRAINY)
    for y0, y1 in ((-9.5, -7.4), (-20, -17)):
        s.box(-200, y0, 0, 260, y1, 0.14, PAVING)
    for k in range(-12, 14):
        s.quad((k * 6, -13.35, 0.03), (k * 6 + 3, -13.35, 0.03), (k * 6 + 3, -13.2, 0.03), (k * 6, -13.2, 0.03), "#d8d6cf")
    s.hills(420, 62, "#6f8f83", 5)
    s.hills(300, 34, "#6d8f66", 8)
    for k in range(9):
        s.tree(-9 - (k % 3) * 6.5 - s.random.uniform(0, 2), 7 + (k // 3) * 8, s.random.uniform(4.6, 6), leaves, bare=leaves is None)
    for k in range(8):
        s.tree(44 + (k % 4) * 7, 4 + (k // 4) * 9 + s.random.uniform(0, 3), s.random.uniform(5, 7), leaves or "#8a7a52", bare=leaves is None)
    s.place(0, 46)
    old_street(s, -70, 110, 0, 9)
    s.place()
    if site:
        s.quad((-5, -7, 0.03), (41, -7, 0.03), (41, 22, 0.03), (-5, 22, 0.03), EARTH, GRAINY)
        s.fence(-5, 41, -6.8, 2.0)
        for k in range(0, 44, 9):
            s.box(-4 + k, -6.86, 0.5, -1.2 + k, -6.83, 1.8, WHITE if k % 2 else "#2f7566")
        for k in range(2):
            s.box(33, -2, 2.6 * k, 39.5, 0.6, 2.6 * k + 2.5, "#e8e6df" if k else "#dfe4e3")
            window(s, 34, 35.2, 2.6 * k + 1, 2.6 * k + 2, y=-2)
            s.box(37, -2.04, 2.6 * k + 0.1, 38, -2, 2.6 * k + 2.1, "#4b7f9a")
        timber_stack(s, -3.6, -5.4, rows=5, cols=6, long=3.4)
        for k in range(4):
            s.box(24 + k * 1.5, -5.6, 0.1, 25.2 + k * 1.5, -4.5, 0.9, "#c9c4b6")
        s.crane(30, 44, 27, 36, 205)


def building_a(s, walls, slabs, trusses=False, roof=False, props=(), scaffold=0, partial=None, tarps=False, glazed=False, guard=True):
    """Bâtiment A as it stands: `walls` storeys of walls, `slabs` floors above the ground floor slab."""
    W, D, H, skin = 30, 13, 3.0, "#c3bfb4"
    s.box(-0.3, -0.3, 0, W + 0.3, D + 0.3, 0.18, CONCRETE)
    for k in range(walls):
        z, openings = k * H, []
        for i in range(6):
            openings += [(5 * i + 0.7, 5 * i + 2.5, z + 0.15, z + 2.35), (5 * i + 3.3, 5 * i + 4.4, z + 0.95, z + 2.35)]
        end = partial if partial and k == walls - 1 else W
        shade = rgb(skin) * (1.0, 0.985, 1.015)[k]
        s.wall("x", 0, 0, end, z + 0.18, z + H - 0.22, 0.22, shade, [o for o in openings if o[1] < end])
        s.wall("x", D - 0.22, 0, W, z + 0.18, z + H - 0.22, 0.22, shade, openings)
        for x in (0, 10, 20, W - 0.22):
            s.wall("y", x, 0, D, z + 0.18, z + H - 0.22, 0.22, shade, [(3, 4.1, z + 0.95, z + 2.35), (8, 9.1, z + 0.95, z + 2.35)] if x in (0, W - 0.22) else [(5.5, 6.5, z, z + 2.2)])
        for i in range(12):                                  # the marks of the formwork
            s.box(i * 2.5 - 0.012, -0.012, z + 0.2, i * 2.5 + 0.012, 0, z + H - 0.25, "#a9a59a")
        if glazed:
            for o in openings:
                s.box(o[0], 0.1, o[2], o[1], 0.14, o[3], "#35505f", GLASS)
    for k in range(1, slabs + 1):
        z = k * H - 0.22
        s.box(-0.05, -0.05, z, W + 0.05, D + 0.05, z + 0.24, "#cbc8bf")
    for k in props:
        for i in range(25):
            for j in range(5):
                x, y = 0.7 + i * 1.2, 0.7 + j * 2.9
                s.tube((x, y, k * H + 0.1), (x, y, k * H + 2.8), 0.055, ORANGE, 6)
        for j in range(5):
            s.beam((0.3, 0.7 + j * 2.9, k * H + 2.72), (W - 0.3, 0.7 + j * 2.9, k * H + 2.72), 0.1, 0.16, "#e0b53c")
    top = max(slabs, walls) * H
    if guard and not trusses and not roof and slabs:
        z = slabs * H
        if slabs >= walls:
            for i in range(13):
                for y in (-0.05, D + 0.05):
                    s.beam((i * 2.5, y, z), (i * 2.5, y, z + 1.15), 0.06, 0.06, ORANGE)
            for y in (-0.05, D + 0.05):
                for r in (0.15, 0.6, 1.1):
                    s.beam((0, y, z + r), (W, y, z + r), 0.03, 0.14, PALE_WOOD)
            for x in (0, W):
                for r in (0.15, 0.6, 1.1):
                    s.beam((x, 0, z + r), (x, D, z + r), 0.03, 0.14, PALE_WOOD)
            for i in range(60):
                for y in (0.12, D - 0.12):
                    s.tube((i * 0.5 + 0.2, y, z), (i * 0.5 + 0.2, y, z + 0.55), 0.014, "#8a5a3c", 4)
    if trusses:
        z, rise, mid = 3 * H + 0.05, 3.4, D / 2
        for i in range(49):
            x, c = i * 0.62 + 0.12, rgb(PALE_WOOD) * (0.92 + 0.16 * s.random.random())
            s.beam((x, -0.6, z - 0.3), (x, mid, z + rise), 0.06, 0.2, c)
            s.beam((x, D + 0.6, z - 0.3), (x, mid, z + rise), 0.06, 0.2, c)
            s.beam((x, 0, z), (x, D, z), 0.06, 0.2, c)
            for a, b, h in ((3.2, 4.4, 2.2), (D - 3.2, D - 4.4, 2.2), (5.4, 4.4, 2.2), (D - 5.4, D - 4.4, 2.2)):
                s.beam((x, a, z), (x, b, z + h), 0.05, 0.12, c)
        for y, h in ((1.6, 0.82), (3.4, 1.75), (5.2, 2.7)):
            for v in (y, D - y):
                s.beam((0, v, z + h), (W, v, z + h), 0.05, 0.1, WOOD)
        for x in (1, 12, 23):
            s.beam((x, 0.2, z + 0.1), (x + 6, 6, z + 3.1), 0.05, 0.1, WOOD)
        s.fir(W - 0.6, mid, 1.9, z=z + rise)
    if tarps:
        z, slope = 3 * H + 0.18, 3.4 / (D / 2)
        for x0, x1, y1 in ((0.2, 11, 6.4), (11.3, 19.5, 6.4), (22, 30, 4.2)):
            n = 14
            for i in range(n):
                a, b = x0 + (x1 - x0) * i / n, x0 + (x1 - x0) * (i + 1) / n
                da, db = 0.08 * math.sin(i * 2.1), 0.08 * math.sin((i + 1) * 2.1)
                s.quad((a, -0.7, z - 0.25 + da), (b, -0.7, z - 0.25 + db), (b, y1, z + y1 * slope + db), (a, y1, z + y1 * slope + da), rgb("#2f6ea8") * (0.9 + 0.2 * s.random.random()))
    if roof:
        z = 3 * H + 0.02
        pitched_roof(s, 0, W, 0, D, z, 3.4, ZINC, over=0.6, seams=0.55, gable="#c3bfb4")
        slope = 3.4 / (D / 2)
        for x in (4.2, 11.5, 18.8, 26):
            s.hexahedron([(x + a, 2.4 + b, z + (2.4 + b) * slope + c) for c in (0.12, 0.3) for a, b in ((0, 0), (1.1, 0), (1.1, 1.5), (0, 1.5))], "#2f4654", GLASS)
        for x in (8, 22):
            s.box(x, 7.2, z + 2.4, x + 0.9, 8.2, z + 4.4, "#b06a4f")
            s.box(x - 0.1, 7.1, z + 4.4, x + 1, 8.3, z + 4.55, ZINC)
    if scaffold:
        s.scaffold(-0.6, W + 0.6, -0.5, scaffold)
        s.scaffold(-0.6, D + 0.6, -0.5, scaffold, axis="y")


STREET_VIEW = dict(eye=(-12.5, -20.5, 3.4), target=(11.2, 4, 5.3), fov=60)


@picture("chantiers/terrasses-du-verger/2026-11-06-hors-eau/serie-1-juin.jpg")
def june(s, size):
    street_of_the_orchard(s, "#6f9f48")
    building_a(s, 1, 1, props=(0,), partial=20)
    return s.render(**STREET_VIEW, size=size, sun=(-0.35, -0.5, 0.85), cloud_seed=2, clouds=0.45)


@picture("chantiers/terrasses-du-verger/2026-11-06-hors-eau/serie-2-aout.jpg")
def august(s, size):
    street_of_the_orchard(s, "#67913f")
    building_a(s, 2, 1, props=(0, 1), scaffold=2)
    return s.render(**STREET_VIEW, size=size, sun=(-0.6, -0.45, 0.6), sunlight="#ffe9c2", cloud_seed=5, clouds=0.25)


@picture("chantiers/terrasses-du-verger/2026-09-11-plancher-deuxieme-etage/plancher-rue.jpg")
def september(s, size):
    street_of_the_orchard(s, "#71933f")
    building_a(s, 2, 2, props=(0, 1), partial=15)
    s.car(6, -11, "#b9c2c7")
    return s.render(**STREET_VIEW, size=size, sun=(-0.5, -0.6, 0.62), cloud_seed=8, clouds=0.5)


@picture("chantiers/terrasses-du-verger/2026-10-02-charpente/charpente-rue.jpg")
def october(s, size):
    street_of_the_orchard(s, "#a08a3c")
    building_a(s, 3, 3, trusses=True, scaffold=4)
    return s.render(eye=(-10, -19.5, 6.2), target=(11.5, 4, 6.2), fov=58, size=size, sun=(-0.65, -0.45, 0.5), sunlight="#ffe3b5", cloud_seed=11, clouds=0.3)


@picture("chantiers/terrasses-du-verger/2026-11-06-hors-eau/serie-3-octobre.jpg")
def october_street(s, size):
    street_of_the_orchard(s, "#a9893a")
    building_a(s, 3, 3, trusses=True, scaffold=4)
    return s.render(**STREET_VIEW, size=size, sun=(-0.4, -0.6, 0.6), cloud_seed=14, clouds=0.6)


@picture("chantiers/terrasses-du-verger/2026-11-06-hors-eau/serie-4-novembre.jpg")
def november(s, size):
    street_of_the_orchard(s, "#b37a35")
    building_a(s, 3, 3, roof=True, scaffold=4)
    return s.render(**STREET_VIEW, size=size, sun=(-0.75, -0.5, 0.3), sunlight="#ffd29a", power=2.9, sky=("#4b90dd", "#f3e8d8"), cloud_seed=17, clouds=0.4, haze=0.005)


@picture("chantiers/terrasses-du-verger/2026-11-06-hors-eau/toiture-est.jpg")
def zinc_roof(s, size):
    street_of_the_orchard(s, "#b37a35")
    building_a(s, 3, 3, roof=True, scaffold=4)
    return s.render(eye=(-7.5, -10.5, 12.6), target=(11, 5, 10.2), fov=56, size=size, sun=(-0.5, -0.7, 0.42), sunlight="#ffe0b0", power=2.6, sky=("#3f88d8", "#e3e9ec"), cloud_seed=21, clouds=0.35)


@picture("chantiers/terrasses-du-verger/2026-10-16-intemperies/chantier-sous-la-pluie.jpg")
def storm(s, size):
    street_of_the_orchard(s, "#8d8040")
    building_a(s, 3, 3, trusses=True, scaffold=4, tarps=True)
    for x, y, rx, ry in ((-6, -11.5, 3.4, 0.8), (2, -14.6, 4.5, 0.9), (8, -11.2, 3, 0.6), (-9, -15.4, 3.5, 0.8), (16, -13, 5, 0.8), (-3.4, -13.2, 1.8, .5)):
        ring = [(x + rx * math.cos(a) * (1 + 0.15 * math.sin(3 * a)), y + ry * math.sin(a), 0.035) for a in np.linspace(0, 6.283, 26)]
        for a, b in zip(ring, ring[1:]):
            s.triangle((x, y, 0.035), a, b, "#5b6468", WATER)
    image = s.render(**STREET_VIEW, size=size, sun=(-0.3, -0.5, 0.8), power=0.2, ambient=1.5, sky=("#4d5963", "#98a2a8"), clouds=0.95, cloud_seed=4, haze=0.011, saturation=0.92, exposure=1.05)
    return rain(image)


def rain(image):
    r, w, h = random.Random(7), *image.size
    for count, long, light, blur in ((1500, 26, 60, 0.6), (420, 62, 95, 1.0)):
        layer = Image.new("L", image.size)
        pen = ImageDraw.Draw(layer)
        for _ in range(count):
            x, y, n = r.uniform(-60, w), r.uniform(-60, h), long * r.uniform(0.6, 1.3) * w / 1600
            pen.line((x, y, x + n * 0.42, y + n), fill=int(light * r.uniform(0.5, 1)), width=max(1, w // 800))
        image = Image.composite(Image.new("RGB", image.size, "#e3eaee"), image, layer.filter(ImageFilter.GaussianBlur(blur)))
    return image


@picture("chantiers/terrasses-du-verger/2026-09-11-plancher-deuxieme-etage/coulage.jpg")
def pouring(s, size):
    s.ground(GRASS, -6.2)
    s.place(0, 0, -6.2)
    old_street(s, -60, 80, 42, 3)
    for k in range(16):
        s.tree(-30 + k * 5 + s.random.uniform(-1, 1), 22 + s.random.uniform(0, 12), s.random.uniform(6, 9), "#71933f")
    s.hills(420, 70, "#6f8f83", 5)
    s.place()
    s.box(-9, -3, -0.3, 16, 13, 0, "#cdb086")
    for k in range(56):
        s.beam((-8.8 + k * 0.44, -2.8, 0.06), (-8.8 + k * 0.44, 12.8, 0.06), 0.03, 0.03, "#6b4634")
    for k in range(36):
        s.beam((-8.8, -2.8 + k * 0.44, 0.09), (15.8, -2.8 + k * 0.44, 0.09), 0.03, 0.03, "#6b4634")
    edge = [(-9, 6.6), (-6, 6.1), (-3, 6.6), (0, 5.9), (2.2, 5.2), (4.5, 5.5), (7, 6.4), (10, 7.2), (16, 7.6)]
    for (x0, y0), (x1, y1) in zip(edge, edge[1:]):
        s.hexahedron([(x0, y0 - 0.5, 0), (x1, y1 - 0.5, 0), (x1, 13, 0), (x0, 13, 0), (x0, y0, 0.2), (x1, y1, 0.2), (x1, 13, 0.2), (x0, 13, 0.2)], "#8f9190")
    for k in range(9):
        s.ball((2.2 + s.random.uniform(-0.7, 0.7), 5.0 + s.random.uniform(-0.5, 0.4), 0.1), s.random.uniform(0.25, 0.5), "#8a8c8b", 0.3, 0.4)
    for i in range(12):
        s.beam((-9 + i * 2.27, 13, 0), (-9 + i * 2.27, 13, 1.25), 0.07, 0.07, ORANGE)
    for h in (0.25, 0.7, 1.2):
        s.beam((-9, 13, h), (16, 13, h), 0.04, 0.16, PALE_WOOD)
    hose = [(2.1, 4.6, 0.75), (2.2, 4.5, 1.6), (2.35, 4.7, 3.2), (2.6, 5.4, 5.2), (3.4, 6.8, 7.6), (5.0, 9, 9.4), (8.5, 13, 11.5), (14, 18, 13), (24, 26, 11)]
    for a, b in zip(hose, hose[1:]):
        s.tube(a, b, 0.13 if a[2] < 5 else 0.17, "#3c4043" if a[2] < 5 else "#d8dcdc", 12)
        s.ball(b, 0.16 if b[2] < 5 else 0.22, "#3c4043" if b[2] < 5 else "#c9473a")
    s.person(1.35, 3.9, -28, "#e2762a", "#33415c", hat="#f0c23a", arm=1.2, z=0.1)
    s.person(3.1, 3.8, 32, "#d9e04a", "#3c4650", hat="#f3f1ea", arm=1.0, z=0.1)
    return s.render(eye=(0.6, -2.6, 2.5), target=(2.5, 5, 1.45), fov=58, size=size, sun=(-0.75, 0.1, 0.42), sunlight="#ffd9a2", power=2.8, sky=("#4a90dc", "#f1e6d4"), cloud_seed=6, clouds=0.45)


@picture("chantiers/terrasses-du-verger/2026-10-02-charpente/sous-les-fermes.jpg")
def under_trusses(s, size):
    s.ground(GRASS, -9)
    s.hills(420, 70, "#6f8f83", 5)
    s.box(-2, 0, -0.3, 34, 13, 0, "#b3b0a6")
    for i in range(34):
        x, c, d, rise = i * 0.9 + 1.5, rgb(PALE_WOOD) * (0.9 + 0.2 * s.random.random()), 13, 3.9
        s.beam((x, -0.5, 2.2), (x, d / 2, 2.5 + rise), 0.08, 0.26, c)
        s.beam((x, d + 0.5, 2.2), (x, d / 2, 2.5 + rise), 0.08, 0.26, c)
        s.beam((x, 0, 2.5), (x, d, 2.5), 0.08, 0.24, c)
        for a, b, h in ((3.2, 4.4, 2.6), (d - 3.2, d - 4.4, 2.6), (5.4, 4.4, 2.6), (d - 5.4, d - 4.4, 2.6)):
            s.beam((x, a, 2.5), (x, b, 2.5 + h), 0.07, 0.16, c)
        for y, z in ((4.4, 5.05), (d - 4.4, 5.05), (d / 2, 6.25)):
            s.box(x - 0.05, y - 0.2, z - 0.15, x - 0.045, y + 0.2, z + 0.15, "#aeb5b8")
    for y, h in ((1.6, 3.35), (4.2, 4.95), (8.8, 4.95), (11.4, 3.35)):
        s.beam((1, y, h), (32, y, h), 0.06, 0.12, WOOD)
    for x in (2, 12, 22):
        s.beam((x, 4.4, 2.7), (x + 5, 4.4, 5.0), 0.06, 0.13, WOOD)
        s.beam((x + 5, 8.6, 2.7), (x, 8.6, 5.0), 0.06, 0.13, WOOD)
    for y in (0, 12.78):
        s.wall("x", y, -2, 34, 0, 2.38, 0.22, "#c6c2b8")
    for k in range(4):
        s.box(-1, 5.7 + k * 0.31, 2.62, 30, 5.98 + k * 0.31, 2.66, rgb("#c49a5c") * s.random.uniform(0.9, 1.1))
    for k in range(3):
        s.box(4.0 + k * 0.02, 7.6, 2.64 + k * 0.1, 8.5, 7.72, 2.73 + k * 0.1, PALE_WOOD)
    s.tube((3.6, 5.4, 2.66), (3.6, 5.4, 2.98), 0.16, "#d6d9da", 16, 0.18)
    s.box(5.2, 5.2, 2.64, 5.9, 5.6, 2.9, "#c9473a")
    s.hills(300, 34, "#6d8f66", 8)
    for k in range(30):
        s.tree(40 + k * 3, -20 + (k * 37) % 50, 8, "#a08a3c", z=-9)
    return s.render(eye=(-0.6, 6.0, 4.1), target=(10, 6.75, 4.15), fov=72, size=size, sun=(-0.35, -0.55, 0.75), sky=("#2f7fd2", "#bcd9ee"), clouds=0.25, power=2.9, cloud_seed=9)


@picture("chantiers/terrasses-du-verger/2026-11-20-fondations-batiment-b/fondations.jpg")
def foundations(s, size):
    s.ground(GRASS)
    s.hills(420, 62, "#6f8f83", 5)
    s.quad((-24, -16, 0.03), (40, -16, 0.03), (40, 16, 0.03), (-24, 16, 0.03), EARTH, GRAINY)
    s.quad((-14, -8, 0.04), (14, -8, 0.04), (14, 7, 0.04), (-14, 7, 0.04), "#6f5840", GRAINY)
    for a, b, c, d in ((-14, -8, 14, -7.7), (-14, 6.7, 14, 7), (-14, -8, -13.7, 7), (13.7, -8, 14, 7)):
        s.box(a, b, 0, c, d, 0.35, "#84694b", GRAINY)
    xs, ys = (-12, -6, 0, 6, 12), (-6, -0.5, 5)
    for y in ys:
        s.box(-12.4, y - 0.4, 0.05, 12.4, y + 0.4, 0.42, "#d2cfc5")
        for k in range(50):
            for v in (y - 0.15, y + 0.15):
                s.tube((-12 + k * 0.49, v, 0.4), (-12 + k * 0.49, v, 1.15), 0.018, "#7a4a30", 5)
                if k % 3 == 0:
                    s.tube((-12 + k * 0.49, v, 1.12), (-12 + k * 0.49, v, 1.24), 0.05, ORANGE, 7)
    for x in xs:
        s.box(x - 0.4, -6, 0.05, x + 0.4, 5, 0.42, "#cbc8be")
        for k in range(22):
            s.tube((x, -5.7 + k * 0.49, 0.4), (x, -5.7 + k * 0.49, 1.05), 0.018, "#7a4a30", 5)
        for y in ys:
            s.box(x - 0.8, y - 0.8, 0.05, x + 0.8, y + 0.8, 0.44, "#d7d4ca")
    for x in (-9, 3):
        s.tube((x, -12, 0.3), (x, 6, 0.3), 0.08, "#c8562f", 8)
    mini_digger(s, 8.5, 9.8, 200)
    for k in range(40):
        s.ball((20 + s.random.uniform(-4, 4), 4 + s.random.uniform(-3, 3), 0.4), s.random.uniform(0.6, 1.6), "#7b6145", 0.4, 0.7)
    for k in range(6):
        s.beam((-17, -10 + k * 0.25, 0.15 + 0.05 * (k % 2)), (-17 + 5, -10 + k * 0.25, 0.15), 0.05, 0.05, "#7a4a30")
    s.place(-15, 15)
    building_a(s, 3, 3, roof=True, scaffold=4)
    s.place()
    for k in range(7):
        s.tree(24 + k * 5, 20 + s.random.uniform(-3, 8), s.random.uniform(5, 7), "#b37a35")
    for k in range(4):
        s.tree(-26 - k * 6, 14 + s.random.uniform(-3, 8), s.random.uniform(5, 7), "#a8742f")
    return s.render(eye=(-10.5, -18, 7.2), target=(1.8, 2.5, 1.9), fov=62, size=size, sun=(-0.8, -0.35, 0.4), sunlight="#ffdcae", power=2.7, sky=("#4b90dd", "#efe6d8"), cloud_seed=26, clouds=0.5)


@picture("chantiers/terrasses-du-verger/2026-11-20-fondations-batiment-b/aciers-en-attente.jpg")
def starter_bars(s, size):
    s.ground("#6b5a48")
    for _ in range(260):
        s.ball((s.random.uniform(-3, 9), s.random.uniform(-1.5, 12), 0.0), s.random.uniform(0.03, 0.14), "#866c4c", 0.5, 0.7, 4)
    s.box(-0.4, -3, 0, 0.4, 14, 0.45, "#cfccc2")
    s.box(-0.4, 5.4, 0, 9, 6.2, 0.45, "#cfccc2")
    for k in range(38):
        for v in (-0.22, 0.22):
            y = -1.2 + k * 0.35
            s.tube((v, y, 0.45), (v + s.random.uniform(-0.02, 0.02), y, 1.2), 0.016, "#8a5233", 7)
            s.tube((v, y, 1.17), (v, y, 1.29), 0.042, "#ee6a1f", 10)
            s.ball((v, y, 1.29), 0.042, "#ee6a1f", squash=0.5)
    for h in (0.62, 0.9):
        for v in (-0.22, 0.22):
            s.tube((v, -3, h), (v, 14, h), 0.01, "#8a5233", 6)
    for k in range(24):
        s.tube((0.6 + k * 0.35, 5.65, 0.45), (0.6 + k * 0.35, 5.65, 1.2), 0.016, "#8a5233", 7)
        s.tube((0.6 + k * 0.35, 5.65, 1.17), (0.6 + k * 0.35, 5.65, 1.3), 0.042, "#ee6a1f", 10)
    s.fence(-30, 40, 24, 2.0, mesh=False)
    for k in range(10):
        s.tree(-22 + k * 6, 32 + s.random.uniform(0, 6), s.random.uniform(6, 9), "#a8742f")
    return s.render(eye=(-1.25, -2.1, 1.55), target=(0.9, 4.2, 0.65), fov=52, size=size, sun=(-0.8, 0.25, 0.42), sunlight="#ffd6a0", power=2.8, sky=("#7fa9d2", "#ecdcc6"), clouds=0.3, haze=0.02, shadow_reach=14)


@picture("chantiers/terrasses-du-verger/couverture.jpg", COVER)
def orchard_cover(s, size):
    s.ground("#86aa56")
    s.hills(420, 62, "#6f8f83", 5)
    s.hills(280, 30, "#6d9560", 8)
    for turn, x, y in ((0, 4, 10), (90, -9, 2)):
        s.place(x, y, 0, turn)
        apartments(s, 30 if not turn else 22, 13, 3, "#efe6d3", 6 if not turn else 4, balcony="#7d8f86", roof="pitched", base="#c9a071")
        s.place()
    flagstones(s, -6, 2, -30, 8, 1.0, ["#d5cbb8", "#c9bea9", "#dbd3c3"])
    flagstones(s, 2, 34, 6, 8, 1.0, ["#d5cbb8", "#c9bea9", "#dbd3c3"])
    for k in range(5):
        for j in range(3):
            x, y = 7 + k * 6.2 + (j % 2) * 2, -12 + j * 6
            s.tree(x, y, s.random.uniform(4, 4.8), s.random.choice(["#f0cfd6", "#f6e5e6", "#8fb45c", "#efd9dd"]))
    for k in range(46):
        s.shrub(s.random.choice([-7.2, 2.8]) + s.random.uniform(-0.3, 0.3), -28 + k * 0.75, s.random.uniform(0.5, 0.9), s.random.choice(["#8aa95c", "#b9a3cf", "#9dbb6d"]))
    s.person(-2.8, -5, 20, "#c9503e", "#2f3c52")
    s.person(-2.1, -4.8, 20, "#e7b84d", "#5c6f86", size=1.15)
    s.person(0.2, 3.4, 160, "#3f7d8c", "#6b5c4c")
    for x in (3.4, 4.6):
        s.box(x, -1.2, 0, x + 0.12, -0.7, 0.42, "#6b6b66")
    s.box(3.2, -1.25, 0.42, 4.9, -0.65, 0.5, WOOD)
    return s.render(eye=(-2.2, -21, 2.5), target=(7.0, 8, 4.7), fov=66, size=size, sun=(-0.3, -0.75, 0.6), sunlight="#fff0d2", cloud_seed=31, clouds=0.5, power=2.4)


# ---- Le Clos des Tanneurs -------------------------------------------------------------------------------------------

HUES = ["#e2b877", "#f0ebdf", "#c77f5c", "#e9dcc0", "#d8a06a", "#f2eee6"]


def lane(s, lit=(), leaves="#6f9a4e", people=True, furnished=True):
    """The shared street between two rows of houses; it runs along y."""
    s.ground("#86a35c")
    flagstones(s, -3, 3, -14, 62, 1.0, ["#c3b8a6", "#b9ad9a", "#cdc4b4"])
    s.quad((-200, -40, 0.005), (200, -40, 0.005), (200, -14, 0.005), (-200, -14, 0.005), "#86a35c", GRAINY)
    for side in (-1, 1):
        for k in range(9):
            s.place(side * 7.5, k * 6.2 + (6.2 if side < 0 else 0) - 6, 0, -90 if side > 0 else 90)
            house(s, -6.2, HUES[(k * 2 + (side > 0)) % 6], "#8d5a47" if k % 3 else "#6e6f74", door=["#3c6e63", "#a5483a", "#3d5f86", "#d2a33d"][k % 4], shutters=[None, "#6f8f8a", "#8fa3ab"][k % 3], lit=(side, k) in lit, solar=side < 0)
            s.place()
            if furnished:
                s.shrub(side * 6.6, k * 6.2 - 3, 0.9, s.random.choice(["#7fa35c", "#b08fc0", "#9dbb6d"]))
                s.shrub(side * 6.5, k * 6.2 - 5, 0.7)
                if k % 3 == 1:
                    s.tree(side * 4.4, k * 6.2 - 6, s.random.uniform(3.8, 4.6), leaves)
    s.hills(420, 66, "#6f8f83", 6)
    s.hills(260, 34, "#648a5e", 12)


@picture("chantiers/clos-des-tanneurs/couverture.jpg", COVER)
def lane_cover(s, size):
    lane(s)
    s.person(-1.2, 2, 170, "#3f7d8c", "#5a4a42")
    s.person(-0.5, 2.2, 170, "#e0b04a", "#38507a", size=1.2)
    s.person(1.8, 9, 0, "#b24a3c", "#2f3c52")
    return s.render(eye=(-1.4, -13.5, 2.6), target=(0.6, 8, 2.8), fov=64, size=size, sun=(-0.35, -0.7, 0.7), cloud_seed=13, clouds=0.5, power=2.4)


@picture("chantiers/clos-des-tanneurs/2026-11-20-pre-livraison/rue-des-tanneurs.jpg")
def lane_dusk(s, size):
    lane(s, {(-1, 1), (-1, 2), (-1, 4), (1, 0), (1, 1), (1, 3), (1, 4), (-1, 6), (1, 6)}, "#9c7a3a")
    for k in range(5):
        x, y = (3.4, -3.4)[k % 2], k * 8 - 3
        s.tube((x, y, 0), (x, y, 3.6), 0.05, INK, 8)
        s.tube((x, y, 3.6), (x, y, 3.8), 0.22, INK, 12, 0.05)
        s.ball((x, y, 3.5), 0.16, "#ffd590", material=GLOW)
    return s.render(eye=(1.3, -12, 2.2), target=(-0.4, 8, 3.0), fov=62, size=size, sun=(-0.6, 0.75, 0.12), sunlight="#ff9b5c", power=0.9, ambient=0.95, sky=("#4a66b4", "#f7c9a4"), fill="#8f93c4", bounce="#7a7390", clouds=0.55, cloud_seed=19, haze=0.002, glow=0.7, exposure=1.25, saturation=1.0)


@picture("chantiers/clos-des-tanneurs/2026-11-13-peintures-jardins/facades.jpg")
def facades(s, size):
    s.ground("#86a35c")
    flagstones(s, -8, 30, -8, -2.2, 1.0, ["#c3b8a6", "#b9ad9a", "#cdc4b4"])
    s.quad((-20, -2.2, 0.01), (40, -2.2, 0.01), (40, 0, 0.01), (-20, 0, 0.01), "#80674a", GRAINY)
    for k, (wall, door, sh) in enumerate((("#dfae62", "#3c6e63", "#6f8f8a"), ("#f1ede3", "#a5483a", None), ("#bf7350", "#3d5f86", "#d8cdb9"))):
        house(s, k * 6.2, wall, "#8d5a47", door=door, shutters=sh)
    house(s, -6.2, "#e9dcc0", "#6e6f74", door="#d2a33d")
    house(s, 18.6, "#e4d8c3", "#6e6f74")
    s.scaffold(12.6, 18.5, -0.3, 3, depth=1.0)
    for x, c in ((10.2, "#f3f1ea"), (10.7, "#bf7350"), (11.15, "#f3f1ea")):
        s.tube((x, -1.6, 0), (x, -1.6, 0.36), 0.17, c, 14)
    for k in range(4):
        s.beam((11.6 + k * 0.01, -1.3, 0.1 + k * 0.09), (13.9, -1.3, 0.1 + k * 0.09), 0.22, 0.05, "#c49a5c")
    for x in (-0.4, 6.25):
        s.tree(x, -2.6, 3.0, "#b48a3c", crown=0.3)
    for k in range(18):
        s.tree(-30 + k * 5, 24 + s.random.uniform(0, 8), s.random.uniform(7, 10), "#8f8a45")
    return s.render(eye=(7.2, -15.5, 2.9), target=(10.2, 2, 3.7), fov=62, size=size, sun=(-0.6, -0.65, 0.5), sunlight="#ffe6bd", cloud_seed=23, clouds=0.4)


@picture("chantiers/clos-des-tanneurs/2026-11-13-peintures-jardins/jardins.jpg")
def gardens(s, size):
    s.ground("#7b9450")
    s.quad((-8, -16, 0.02), (40, -16, 0.02), (40, 0, 0.02), (-8, 0, 0.02), "#5f4630", GRAINY)
    for k in range(6):
        house(s, k * 6.2 - 6.2, HUES[k], "#8d5a47" if k % 2 else "#6e6f74", back=True, solar=True)
        flagstones(s, k * 6.2 - 5.6, k * 6.2 - 1.6, -2.5, -0.05, 0.5, ["#cfc8ba", "#c2baab"], z=0.05)
    for k in range(6):
        x = k * 6.2
        for j in range(64):
            y = -0.3 - j * 0.21
            s.tube((x + s.random.uniform(-0.02, 0.02), y, 0), (x + s.random.uniform(-0.05, 0.05), y, 1.15 + s.random.uniform(-0.07, 0.07)), 0.035, "#9b7b55", 5)
        for h in (0.3, 0.9):
            s.beam((x, -0.2, h), (x, -13.8, h), 0.015, 0.015, "#6f6f6f")
        tx = x - 3.1 + s.random.uniform(-0.6, 0.6)
        s.tube((tx + 0.35, -7, 0), (tx + 0.35, -7, 1.9), 0.04, "#caa26b", 6)
        s.tree(tx, -7, 3.0, "#a9953f", crown=0.3)
        s.ball((tx, -7, 0.02), 0.6, "#4d3826", 0.2, 0.3)
    for j in range(170):
        s.ball((s.random.uniform(-7, 34), s.random.uniform(-14, -3), 0), s.random.uniform(0.05, 0.15), "#6b5038", 0.5, 0.6, 4)
    s.hexahedron([(3.2, -9.4, 0.35), (4.3, -9.3, 0.35), (4.3, -8.7, 0.35), (3.2, -8.6, 0.35), (3.0, -9.6, 0.75), (4.6, -9.5, 0.75), (4.6, -8.5, 0.75), (3.0, -8.4, 0.75)], "#3f7d5c")
    s.tube((4.4, -9.12, 0.2), (4.4, -8.88, 0.2), 0.2, INK, 14)
    for v in (-9.35, -8.65):
        s.beam((3.2, v, 0.5), (1.9, v, 0.62), 0.05, 0.05, WOOD)
    s.hills(420, 62, "#6f8f83", 5)
    return s.render(eye=(-1.5, -15, 3.6), target=(7.2, -2, 2.0), fov=60, size=size, sun=(-0.7, -0.4, 0.5), sunlight="#ffe3b8", cloud_seed=29, clouds=0.5)


def room(s, width, deep, high, walls="#efece5", floor="#b7b3aa", ceiling="#f1efe9", bay=None, left=None):
    """A room seen from y = 0 towards its back wall; `bay` and `left` are openings (start, end, low, high)."""
    s.box(-0.2, -1, -0.2, width + 0.2, deep + 0.2, 0, floor)
    s.box(-0.2, -1, high, width + 0.2, deep + 0.2, high + 0.2, ceiling)
    s.wall("x", deep, 0, width, 0, high, 0.3, walls, [bay] if bay else [])
    s.wall("y", -0.2, -1, deep, 0, high, 0.2, walls, [left] if left else [])
    s.wall("y", width, -1, deep, 0, high, 0.2, walls)
    s.wall("x", -1.2, -0.2, width + 0.2, 0, high, 0.2, walls)
    if bay:
        a, b, c, d = bay
        for u in (a, (a + b) / 2 - 0.03, b - 0.06):
            s.box(u, deep + 0.1, c, u + 0.06, deep + 0.2, d, "#4f5a5e")
        for v in (c, d - 0.07):
            s.box(a, deep + 0.1, v, b, deep + 0.2, v + 0.07, "#4f5a5e")


def garden_outside(s, deep):
    s.ground("#84a556", -0.3)
    for k in range(9):
        s.tree(-9 + k * 2.9, deep + 9 + s.random.uniform(0, 4), s.random.uniform(4.5, 7), "#6f9a4e", z=-0.3)
    s.hills(300, 40, "#6f8f83", 5)


INSIDE = dict(interior=True, ambient=0.98, fill="#f3ebdf", bounce="#e6ddd0", haze=0.0, shadow_reach=14, vignette=0.25)


@picture("chantiers/clos-des-tanneurs/2026-09-18-cloisons/sejour.jpg")
def partitions(s, size):
    garden_outside(s, 7)
    room(s, 5.6, 7, 2.6, walls="#d7d2c6", floor="#a29f97", ceiling="#d9d5cb", bay=(1.5, 4.3, 0.05, 2.25))
    for z in (0.0, 2.54):
        s.box(1.0, 1.2, z, 1.09, 7, z + 0.06, "#aab2b6")
    for k in range(10):
        y = 1.25 + k * 0.6
        s.box(1.0, y, 0, 1.09, y + 0.05, 2.6, "#c0c8cc")
        s.box(1.02, y + 0.05, 0, 1.04, y + 0.06, 2.6, "#8d969a")
    for k in range(4):
        s.box(-0.0, 1.0 + k * 1.5, 0, 0.03, 2.45 + k * 1.5, 2.6, "#e7e2d6")
    for k in range(5):
        s.box(5.55, 0.2 + k * 1.22, 0.02, 5.6, 1.41 + k * 1.22, 2.58, "#ebe6da" if k < 4 else "#9dbf9a")
        s.box(5.53, 1.38 + k * 1.22, 0.02, 5.56, 1.46 + k * 1.22, 2.58, "#fbfaf6")
    for k, c in enumerate(("#e2762a", "#3b6fb0", "#e2762a", "#3f8f5c")):
        pts = [(1.05, 2.3 + k * 0.9, 2.58), (1.09, 2.32 + k * 0.9, 1.8), (1.05, 2.36 + k * 0.9, 1.2), (1.12, 2.4 + k * 0.9, 0.55 if k % 2 else 1.1)]
        for a, b in zip(pts, pts[1:]):
            s.tube(a, b, 0.022, c, 8)
        s.box(1.0, 2.3 + k * 0.9, 0.4 if k % 2 else 1.0, 1.1, 2.5 + k * 0.9, 0.55 if k % 2 else 1.15, "#e9a23b")
    s.tube((2.8, 3.6, 2.6), (2.8, 3.6, 2.05), 0.012, "#444444", 6)
    s.ball((2.8, 3.6, 1.98), 0.07, "#fff1cf", material=GLOW)
    for k in range(9):
        s.box(3.7, 3.3, k * 0.027, 4.95, 5.8, k * 0.027 + 0.022, "#e9e4d8" if k % 2 else "#d8d2c4")
    s.tube((3.2, 3.0, 0), (3.2, 3.0, 0.32), 0.16, "#f0efe9", 16, 0.18)
    s.beam((3.2, 3.0, 0.2), (3.36, 3.12, 0.6), 0.03, 0.03, WOOD)
    for side in (0, 0.75):
        s.beam((2.0 + side * 0.1, 5.4 + side, 0), (2.1, 5.75, 1.75), 0.05, 0.05, "#c9ced1")
        s.beam((2.5 + side * -0.1, 5.4 + side, 0), (2.4, 5.75, 1.75), 0.05, 0.05, "#c9ced1")
    for k in range(5):
        s.beam((2.05, 5.45 + k * 0.06, 0.3 + k * 0.3), (2.45, 5.45 + k * 0.06, 0.3 + k * 0.3), 0.06, 0.03, "#c9ced1")
    for _ in range(40):
        s.box(*(lambda x, y, q: (x, y, 0, x + q, y + q * 0.6, 0.012))(s.random.uniform(1.3, 5.2), s.random.uniform(1.4, 6), s.random.uniform(0.03, 0.12)), "#e5e0d5")
    return s.render(eye=(2.5, -0.85, 1.5), target=(3.0, 4, 1.2), fov=74, size=size, sun=(0.3, 0.6, 0.45), sunlight="#ffe6bf", power=3.4, cloud_seed=3, **INSIDE)


@picture("chantiers/clos-des-tanneurs/2026-09-18-cloisons/etage.jpg")
def corridor(s, size):
    s.ground("#84a556", -3)
    s.box(-4, -1, -0.2, 5.5, 9, 0, "#a8a59c")
    s.box(-4, -1, 2.5, 5.5, 9, 2.7, "#e4e0d6")
    doors_left, doors_right = [(2.2, 3.05, -0.1, 2.1), (5.2, 6.05, -0.1, 2.1)], [(3.6, 4.45, -0.1, 2.1)]
    s.wall("y", -0.12, -1, 8, 0, 2.5, 0.12, "#e8e3d7", doors_left)
    s.wall("y", 1.4, -1, 8, 0, 2.5, 0.12, "#e8e3d7", doors_right)
    s.wall("x", 7.9, -4, 5.5, 0, 2.5, 0.2, "#e3ded2", [(0.35, 1.05, 0.9, 2.1), (-3.4, -2, 0.5, 2.1), (3, 4.4, 0.5, 2.1)])
    s.wall("y", -4, -1, 8, 0, 2.5, 0.15, "#e3ded2", [(1.6, 3.8, 0.3, 2.3), (4.8, 6.6, 0.3, 2.3)])
    s.wall("y", 5.4, -1, 8, 0, 2.5, 0.15, "#e3ded2", [(3, 5, 0.5, 2.2)])
    s.wall("x", -1, -4, 5.5, 0, 2.5, 0.1, "#e3ded2")
    s.wall("x", 4.2, -4, -0.1, 0, 2.5, 0.1, "#e8e3d7")
    for k in range(8):
        for x in (-0.008, 1.394):
            s.box(x + 0.0, 0.08 + k * 1.2, 0, x + 0.012 if x < 1 else x + 0.02, 0.2 + k * 1.2, 2.5, "#fdfcf8")
        for j in range(6):
            for x in (0.0, 1.39):
                s.ball((x, 0.14 + k * 1.2 + 0.45, 0.25 + j * 0.4), 0.012, "#fdfcf8", rings=4)
    for side, doors in ((-0.14, doors_left), (1.38, doors_right)):
        for a, b, _, h in doors:
            for y in (a - 0.05, b):
                s.box(side, y, 0, side + 0.16, y + 0.06, h + 0.05, PALE_WOOD)
            s.box(side, a - 0.05, h, side + 0.16, b + 0.06, h + 0.06, PALE_WOOD)
    for x in (0.95, 1.28):
        s.beam((x, 5.1, 0), (x + 0.03, 5.6, 2.2), 0.05, 0.03, "#c9a25f")
    for k in range(7):
        s.beam((0.95, 5.16 + k * 0.07, 0.28 + k * 0.29), (1.3, 5.16 + k * 0.07, 0.28 + k * 0.29), 0.03, 0.03, "#c9a25f")
    s.tube((0.35, 4.1, 0), (0.35, 4.1, 0.28), 0.14, "#3f7d8c", 16, 0.16)
    for _ in range(36):
        q = s.random.uniform(0.02, 0.09)
        x, y = s.random.uniform(0, 1.3), s.random.uniform(1, 7.6)
        s.box(x, y, 0, x + q, y + q, 0.01, "#efebe2")
    s.tube((0.7, 3.4, 2.5), (0.7, 3.4, 2.2), 0.01, INK, 6)
    s.ball((0.7, 3.4, 2.16), 0.06, "#fff1cf", material=GLOW)
    return s.render(eye=(0.66, -0.75, 1.5), target=(0.72, 5, 1.18), fov=70, size=size, sun=(-0.75, -0.12, 0.42), sunlight="#ffe2b5", power=3.4, cloud_seed=3, **INSIDE)


OAK = ["#c79a63", "#cfa46d", "#bd8f58", "#d4ab77"]


@picture("chantiers/clos-des-tanneurs/2026-10-09-maison-temoin/maison-temoin.jpg")
def show_house(s, size):
    garden_outside(s, 7)
    room(s, 6, 7, 2.6, walls="#f3f0e9", ceiling="#f6f4ef", bay=(1.6, 4.8, 0.05, 2.25))
    planks(s, 0, 6, -1, 7, 0.012, OAK)
    x, y = 3.3, 4.4
    s.tube((x, y, 0), (x, y, 0.72), 0.05, "#f4f2ec", 12)
    s.tube((x, y, 0), (x, y, 0.03), 0.3, "#f4f2ec", 24)
    s.tube((x, y, 0.72), (x, y, 0.76), 0.62, "#e9dcc2", 36)
    for k in range(4):
        a = k * 1.57 + 0.5
        cx, cy, dx, dy = x + 0.85 * math.cos(a), y + 0.85 * math.sin(a), math.cos(a), math.sin(a)
        s.tube((cx, cy, 0.44), (cx, cy, 0.48), 0.22, "#3f6e63", 18)
        for q in range(4):
            b = a + 0.78 + q * 1.57
            s.tube((cx + 0.2 * math.cos(b), cy + 0.2 * math.sin(b), 0), (cx + 0.14 * math.cos(b), cy + 0.14 * math.sin(b), 0.45), 0.016, PALE_WOOD, 6)
        s.beam((cx + 0.2 * dx - 0.18 * dy, cy + 0.2 * dy + 0.18 * dx, 0.72), (cx + 0.2 * dx + 0.18 * dy, cy + 0.2 * dy - 0.18 * dx, 0.72), 0.03, 0.22, "#3f6e63")
        for q in (-0.16, 0.16):
            s.tube((cx + 0.19 * dx - q * dy, cy + 0.19 * dy + q * dx, 0.45), (cx + 0.21 * dx - q * dy, cy + 0.21 * dy + q * dx, 0.8), 0.014, PALE_WOOD, 6)
    s.tube((x, y, 2.6), (x, y, 1.75), 0.01, INK, 6)
    s.tube((x, y, 1.55), (x, y, 1.78), 0.3, "#d9a441", 24, 0.07)
    s.ball((x, y, 1.57), 0.08, "#ffe6b0", material=GLOW)
    s.tube((x + 0.1, y - 0.1, 0.76), (x + 0.1, y - 0.1, 0.93), 0.06, "#e9efec", 14, 0.04)
    for k in range(7):
        s.ball((x + 0.1 + s.random.uniform(-0.12, 0.12), y - 0.1 + s.random.uniform(-0.1, 0.1), 1.02 + s.random.uniform(-0.05, 0.1)), 0.055, s.random.choice(["#e3b53f", "#e88f6a", "#f3e6c8"]), 0.3)
    s.box(0.1, 1.4, 0.12, 0.95, 3.6, 0.42, "#8fa7a3")
    s.box(0.05, 1.4, 0.3, 0.3, 3.6, 0.85, "#85a09b")
    for v in (1.4, 3.4):
        s.box(0.05, v, 0.12, 0.95, v + 0.2, 0.6, "#85a09b")
    s.box(0.3, 1.75, 0.42, 0.45, 2.2, 0.78, "#d9a441")
    s.box(0.3, 2.8, 0.42, 0.45, 3.25, 0.78, "#e9e2d2")
    s.box(1.0, 1.3, 0.013, 2.6, 3.7, 0.03, "#e3d9c5")
    s.box(0.001, 1.9, 1.25, 0.03, 2.9, 1.95, PALE_WOOD)
    s.box(0.02, 1.96, 1.31, 0.035, 2.84, 1.89, "#7fa8b8")
    s.box(0.03, 2.2, 1.31, 0.04, 2.84, 1.55, "#5f8f6a")
    s.box(5.45, 2.2, 0, 6, 6.2, 0.9, "#f7f5f0")
    s.box(5.42, 2.15, 0.9, 6, 6.25, 0.94, "#c79a63")
    for k in range(6):
        s.box(5.44, 2.25 + k * 0.66, 0.08, 5.45, 2.87 + k * 0.66, 0.86, "#dfe6e2")
    s.box(5.65, 2.2, 1.5, 6, 6.2, 2.2, "#f7f5f0")
    s.tube((0.55, 6.3, 0), (0.55, 6.3, 0.4), 0.18, "#c66b4a", 16, 0.22)
    for k in range(15):
        a = k * 2.4
        s.ball((0.55 + 0.3 * math.cos(a), 6.3 + 0.3 * math.sin(a), 0.75 + 0.06 * k), 0.17, "#4f8a55", 0.3, 0.6)
    return s.render(eye=(2.3, -0.8, 1.5), target=(3.1, 4, 1.15), fov=74, size=size, sun=(0.35, 0.6, 0.45), sunlight="#ffe6bf", power=3.2, cloud_seed=7, **INSIDE)


@picture("chantiers/clos-des-tanneurs/2026-10-09-maison-temoin/echantillons.jpg")
def samples(s, size):
    s.box(-2, -2, -0.1, 4, 4, 0, "#e6ddcc")
    planks(s, -2, 4, -2, 4, 0.004, ["#efe6d6", "#eadfcd", "#f2eadc"], 0.4, 3)
    for i in range(3):
        for j in range(3):
            x, y, q = 0.0 + i * 0.62, 0.0 + j * 0.58, 0.46
            if j == 2:
                planks(s, x, x + q, y, y + q * 0.86, 0.045, (["#cda06a", "#c4965f", "#d4aa76"], ["#9a6b41", "#8f6039", "#a57549"], ["#d8c6a8", "#cfbc9c", "#e0d0b4"])[i], 0.092, 0.6, 0.04)
            elif j == 1:
                s.box(x, y, 0.005, x + q, y + q * 0.86, 0.03, ("#7f9a8f", "#c9b189", "#b7655a")[i])
                for _ in range(260):
                    a, b = x + s.random.uniform(0.01, q - 0.02), y + s.random.uniform(0.01, q * 0.86 - 0.02)
                    s.quad((a, b, 0.0304), (a + 0.012, b, 0.0304), (a + 0.012, b + 0.004, 0.0304), (a, b + 0.004, 0.0304), rgb(("#8fa99e", "#d4be99", "#c4766a")[i]) * s.random.uniform(0.85, 1.2))
            else:
                s.box(x, y, 0.005, x + q, y + q * 0.86, 0.032, "#d7d3ca")
                for a in range(2):
                    for b in range(2):
                        s.box(x + 0.008 + a * 0.226, y + 0.008 + b * 0.194, 0.03, x + 0.222 + a * 0.226, y + 0.19 + b * 0.194, 0.05, rgb(("#c9c8c4", "#6f7477", "#d9c3a5")[i]) * s.random.uniform(0.94, 1.06))
            s.box(x + 0.1, y - 0.085, 0.004, x + 0.36, y - 0.02, 0.008, "#fcfbf7")
            for k in range(2):
                s.box(x + 0.12, y - 0.045 - k * 0.022, 0.0082, x + (0.3 if k else 0.24), y - 0.039 - k * 0.022, 0.0086, "#59636a")
    s.tube((2.02, 1.2, 0), (2.02, 1.2, 0.16), 0.08, "#3f7d8c", 36, 0.1)
    s.tube((2.02, 1.2, 0.12), (2.02, 1.2, 0.161), 0.088, "#5b3b28", 28)
    s.beam((1.95, 0.2, 0.01), (2.1, 0.75, 0.01), 0.018, 0.018, "#d9a441")
    s.box(2.0, -0.35, 0, 2.55, 0.05, 0.02, "#f8f6f0")
    for k in range(6):
        s.box(2.05, -0.3 + k * 0.05, 0.0202, 2.05 + (0.4 if k % 3 else 0.28), -0.293 + k * 0.05, 0.021, "#9aa3a8")
    return s.render(eye=(0.9, -1.2, 1.6), target=(0.93, 0.6, 0.0), fov=51, size=size, sun=(-0.75, 0.35, 0.5), sunlight="#fff0d8", power=2.3, ambient=0.75, sky=("#cfdde6", "#f3f0ea"), interior=True, shadow_reach=3, haze=0, vignette=0.3, clouds=0)


@picture("chantiers/clos-des-tanneurs/2026-10-30-etancheite-air/porte-soufflante.jpg")
def blower_door(s, size):
    s.ground("#84a556", -0.3)
    room(s, 4.4, 5, 2.6, walls="#efebe2", ceiling="#f4f2ec")
    flagstones(s, 0, 4.4, -1, 5, 0.45, ["#c9c6bf", "#c2bfb7", "#cfccc5"], z=0.006, gap=0.006)
    x0, x1, y = 1.55, 2.75, 4.98
    for u in (x0 - 0.12, x1):
        s.box(u, y - 0.07, 0, u + 0.12, y + 0.02, 2.3, "#f8f7f3")
    s.box(x0 - 0.12, y - 0.07, 2.2, x1 + 0.12, y + 0.02, 2.32, "#f8f7f3")
    n = 40
    bulge = lambda u, v: y - 0.06 - 0.16 * math.sin(math.pi * u) * math.sin(math.pi * v) - 0.008 * math.sin(u * 40) * math.sin(v * 9)
    for i in range(n):
        for j in range(n):
            a, b, c, d = i / n, (i + 1) / n, j / n, (j + 1) / n
            p = lambda u, v: (x0 + (x1 - x0) * u, bulge(u, v), 2.2 * v)
            s.quad(p(a, c), p(b, c), p(b, d), p(a, d), "#b23a32")
    cx, cz = 2.15, 0.62
    s.tube((cx, y - 0.5, cz), (cx, y - 0.12, cz), 0.42, "#2f3336", 44, 0.36)
    s.tube((cx, y - 0.52, cz), (cx, y - 0.5, cz), 0.36, "#16191b", 44)
    for k in range(7):
        a = k * 0.897
        s.hexahedron([(cx + r * math.cos(a + t), y - 0.53 - q, cz + r * math.sin(a + t)) for q in (0, 0.012) for r, t in ((0.07, -0.2), (0.33, -0.13), (0.33, 0.35), (0.07, 0.4))], "#596166")
    s.tube((cx, y - 0.58, cz), (cx, y - 0.5, cz), 0.08, "#d9702a", 24)
    for k in range(5):
        for r in (0.12, 0.2, 0.28, 0.35):
            ring = [(cx + r * math.cos(a), y - 0.575, cz + r * math.sin(a)) for a in np.linspace(0, 6.283, 30)]
            if k == 0:
                for p, q in zip(ring, ring[1:]):
                    s.tube(p, q, 0.005, "#9aa2a6", 5)
    for side in (-1, 1):
        s.beam((cx + side * 0.3, y - 0.3, 0.3), (cx + side * 0.4, y - 0.3, 0), 0.05, 0.08, "#2f3336")
    tx, ty = 3.25, 3.5
    for k in range(3):
        a = k * 2.09 + 0.4
        s.tube((tx + 0.38 * math.cos(a), ty + 0.38 * math.sin(a), 0), (tx, ty, 0.75), 0.018, INK, 8)
    s.tube((tx, ty, 0.7), (tx, ty, 1.02), 0.02, INK, 8)
    s.box(tx - 0.26, ty - 0.18, 1.02, tx + 0.26, ty + 0.18, 1.05, "#9aa2a6")
    s.hexahedron([(tx - 0.25, ty + 0.17, 1.05), (tx + 0.25, ty + 0.17, 1.05), (tx + 0.25, ty + 0.19, 1.05), (tx - 0.25, ty + 0.19, 1.05),
                  (tx - 0.25, ty + 0.27, 1.39), (tx + 0.25, ty + 0.27, 1.39), (tx + 0.25, ty + 0.29, 1.39), (tx - 0.25, ty + 0.29, 1.39)], "#d7dde0")
    at = lambda u, v: (tx - 0.23 + 0.46 * u, ty + 0.168 + 0.1 * v * 0.95 - 0.002, 1.07 + 0.3 * v)
    s.quad(at(0, 0), at(1, 0), at(1, 1), at(0, 1), "#274b5c", GLOW)
    lift = lambda u, v: (at(u, v)[0], at(u, v)[1] - 0.006, at(u, v)[2])
    curve = [(0.08 + 0.84 * k / 12, 0.2 + 0.6 * (k / 12) ** 1.5) for k in range(13)]
    for p, q in zip(curve, curve[1:]):
        s.quad(lift(p[0], p[1] - 0.025), lift(q[0], q[1] - 0.025), lift(q[0], q[1] + 0.025), lift(p[0], p[1] + 0.025), "#f0c04a", GLOW)
    cable = [(tx, ty + 0.2, 1.0), (tx - 0.15, ty + 0.5, 0.4), (tx - 0.35, ty + 0.9, 0.03), (cx + 0.4, y - 0.4, 0.03), (cx + 0.3, y - 0.35, 0.3)]
    for p, q in zip(cable, cable[1:]):
        s.tube(p, q, 0.012, INK, 6)
    s.box(0.35, 4.3, 0, 0.95, 4.75, 0.36, "#3a5f6e")
    s.box(0.35, 4.3, 0.36, 0.95, 4.75, 0.39, "#3a3f42")
    s.box(4.37, 2.2, 0, 4.4, 3.1, 2.1, PALE_WOOD)
    return s.render(eye=(1.75, 0.6, 1.4), target=(2.35, 5, 1.02), fov=62, size=size, sun=(-0.45, -0.5, 0.75), power=0.0, exposure=1.15, sky=("#dfe6ea", "#f6f1e7"), clouds=0, glow=0.35, **{**INSIDE, "ambient": 1.0})


# ---- L'Îlot Ferrand -------------------------------------------------------------------------------------------------

def steeple(s, x, y):
    s.box(x - 6, y, 0, x + 18, y + 10, 8, "#cfc0a4")
    pitched_roof(s, x - 6, x + 18, y, y + 10, 8, 5, "#6a6b70", gable="#cfc0a4")
    s.box(x - 11, y + 2, 0, x - 5, y + 8, 17, "#cbbb9e")
    for z in (10, 13.4):
        s.box(x - 8.6, y + 1.9, z, x - 7.4, y + 2.1, z + 2.2, "#4d4a46")
    for a, b in (((-11.3, 1.7), (-4.7, 1.7)), ((-4.7, 1.7), (-4.7, 8.3)), ((-4.7, 8.3), (-11.3, 8.3)), ((-11.3, 8.3), (-11.3, 1.7))):
        s.triangle((x + a[0], y + a[1], 17), (x + b[0], y + b[1], 17), (x - 8, y + 5, 29), "#5f6268")


@picture("chantiers/ilot-ferrand/couverture.jpg", COVER)
def ferrand_cover(s, size):
    s.ground("#8aa95c")
    s.hills(420, 62, "#6f8f83", 5)
    flagstones(s, -14, 14, -16, 16, 1.0, ["#d3c8b4", "#c8bca6", "#dcd4c4"])
    s.place(-13, 16)
    apartments(s, 28, 12, 3, "#c99a62", 7, balcony="#5f6a66", slats="#cf9e63", base="#e3ddd0")
    s.place(13, 11, 0, -90)
    apartments(s, 26, 12, 3, "#b98a55", 6, balcony="#5f6a66", slats="#bf9058", base="#e3ddd0")
    s.place()
    for k in range(7):
        s.hexahedron([(-11 + k * 3.6 + a, 19 + b, 9.55 + b * 0.45 + c) for c in (0, 0.08) for a, b in ((0, 0), (3.2, 0), (3.2, 2), (0, 2))], "#1d2f4f", GLASS)
    s.tree(-3.2, 5, 9.5, "#6c9a45", crown=0.38)
    s.tube((-3.2, 5, 0), (-3.2, 5, 0.42), 1.9, "#c9a071", 26)
    for x, y in ((-10, 2), (-10, 9), (7, -4), (8, 8)):
        s.box(x - 1.6, y - 1.3, 0, x + 1.6, y + 1.3, 0.45, "#b98a55")
        for _ in range(12):
            s.shrub(x + s.random.uniform(-1.2, 1.2), y + s.random.uniform(-0.9, 0.9), s.random.uniform(0.5, 0.9), s.random.choice(["#7fa35c", "#b08fc0", "#d8c05c", "#94b765"]), z=0.4)
        s.tree(x, y, 4.6, "#86ad52", z=0.3)
    s.person(1.5, 2.2, 200, "#c9503e", "#2f3c52")
    s.person(2.4, 2.6, 130, "#3f7d8c", "#6b5c4c")
    s.person(-6.4, -2.4, 10, "#e0b04a", "#38507a", size=1.2)
    s.person(-7.2, -1.6, -60, "#6c8f5a", "#38404a", size=1.3)
    s.person(4.5, 12, 0, "#e9e3d4", "#5b4a40")
    s.place(0, 44)
    old_street(s, -70, 60, 0, 12)
    steeple(s, -30, 12)
    s.place()
    return s.render(eye=(-8.8, -15.5, 3.1), target=(1.5, 8, 4.2), fov=64, size=size, sun=(-0.55, -0.5, 0.62), sunlight="#fff0d2", cloud_seed=37, clouds=0.5, power=2.4)


@picture("chantiers/ilot-ferrand/2026-10-23-permis-purge/terrain.jpg")
def empty_plot(s, size):
    s.ground("#8a9a55")
    s.hills(420, 62, "#6f8f83", 5)
    s.quad((-200, -9, 0.02), (200, -9, 0.02), (200, -4, 0.02), (-200, -4, 0.02), ASPHALT, GRAINY)
    s.box(-200, -4, 0, 200, -2.4, 0.13, PAVING)
    for _ in range(900):
        x, y, h = s.random.uniform(-20, 34), s.random.uniform(-1.4, 24), s.random.uniform(0.15, 0.6)
        s.triangle((x, y, 0), (x + 0.12, y + 0.05, 0), (x + s.random.uniform(-0.2, 0.2), y, h), s.random.choice(["#9aa858", "#b5ac62", "#7f9448", "#c4b878"]))
    for _ in range(26):
        s.shrub(s.random.uniform(-20, 34), s.random.uniform(4, 24), s.random.uniform(0.5, 1.3), s.random.choice(["#6f8a45", "#8f8a45", "#a59548"]))
    s.box(8, 10, 0, 17, 10.4, 1.6, "#b5a68c")
    s.box(8, 10, 0, 8.4, 16, 1.1, "#b5a68c")
    s.tree(-6, 13, 10.5, "#a5913f", crown=0.38)
    s.fence(-40, 40, -1.9, 1.9, mesh=True)
    s.box(1.2, -2.02, 0.55, 4.0, -1.96, 2.5, "#f6f4ee")
    s.box(1.2, -2.04, 2.12, 4.0, -1.97, 2.5, "#1f5f54")
    for k in range(9):
        s.box(1.4, -2.035, 0.72 + k * 0.145, 1.4 + (2.2, 1.5, 1.9, 2.3, 1.2, 2.0, 1.7, 2.3, 1.4)[k], -2.01, 0.775 + k * 0.145, "#4c5559")
    s.box(1.4, -2.05, 2.25, 3.3, -2.03, 2.38, "#f6f4ee")
    old_street(s, -74, -18, 27, 21)
    old_street(s, 17, 92, 27, 23)
    s.place(9, 62)
    steeple(s, 0, 0)
    s.place()
    old_street(s, -16, 14, 34, 29)
    return s.render(eye=(-2.6, -8.6, 2.0), target=(2.6, 10, 3.3), fov=64, size=size, sun=(-0.7, -0.5, 0.45), sunlight="#ffdcab", cloud_seed=41, clouds=0.55, sky=("#438bd8", "#ece6da"))


@picture("chantiers/ilot-ferrand/2026-11-17-ossature-bois/mur-en-coupe.jpg")
def wall_section(s, size):
    s.ground("#b9c3bf", material=PLAIN)
    s.box(-40, 14, 0, 40, 15, 30, "#a9b7b4")
    H = 3.0
    s.box(-0.4, -0.2, 0, 7.2, 1.75, 0.22, "#bdbab0")
    z = 0.22
    for k in range(9):                                                     # cladding
        s.box(0 + k * 0.16, 0.0, z, 0.15 + k * 0.16, 0.05, z + H, rgb("#c08a4e") * s.random.uniform(0.85, 1.15))
    for k in range(7):                                                     # battens and air gap
        s.box(0, 0.12, z + 0.1 + k * 0.45, 2.1, 0.18, z + 0.17 + k * 0.45, PALE_WOOD)
    s.box(0, 0.26, z, 2.9, 0.275, z + H, "#565d60")                        # rain membrane
    s.box(0, 0.34, z, 3.7, 0.39, z + H, "#d3b184")                         # bracing board
    for k in range(9):                                                     # studs and insulation
        x = 0.02 + k * 0.66
        s.box(x, 0.48, z, x + 0.07, 0.86, z + H, PALE_WOOD)
        if 0 < k < 9 and x > 0.5:
            s.box(x - 0.585, 0.5, z + 0.08, x - 0.005, 0.84, z + (H - 0.08 if k < 8 else H * 0.62), "#c4a870", GRAINY)
    for v in (z, z + H):
        s.box(0, 0.48, v - 0.0, 5.38, 0.86, v + 0.07, PALE_WOOD)
    s.box(0, 0.98, z, 6.1, 0.99, z + H + 0.05, "#8fc2b4")                  # vapour membrane
    for k in range(11):                                                    # service void
        s.box(0.02 + k * 0.62, 1.08, z, 0.07 + k * 0.62, 1.2, z + H, "#b9c1c5")
    for k in range(2):
        s.box(0, 1.3 + k * 0.06, z, 6.9 - k * 0.0, 1.35 + k * 0.06, z + H + 0.1, "#f7f5f0" if k else "#e3dfd6")
    return s.render(eye=(6.6, -8.4, 3.4), target=(3.5, 0.7, 1.66), fov=45, size=size, sun=(0.5, -0.75, 0.62), sunlight="#fff0d6", power=1.7, ambient=0.55, sky=("#cfdbe3", "#f4f0e8"), haze=0, interior=True, shadow_reach=8, clouds=0, vignette=0.25)


@picture("chantiers/ilot-ferrand/2026-11-17-ossature-bois/atelier.jpg")
def workshop(s, size):
    W, D, H = 20, 34, 6.2
    s.ground("#84a556", -0.3)
    s.box(-0.3, -4, -0.3, W + 0.3, D, 0, "#b5b1a8", GRAINY)
    s.wall("y", -0.3, -4, D, 0, H, 0.3, "#e3ddd0", [(k * 5 - 2, k * 5 + 1.6, 2.6, 5.2) for k in range(8)])
    s.wall("y", W, -4, D, 0, H, 0.3, "#e3ddd0", [(k * 5 - 2, k * 5 + 1.6, 2.6, 5.2) for k in range(8)])
    s.wall("x", D, 0, W, 0, 9.5, 0.3, "#ddd6c8", [(7, 13, 0, 5)])
    for k in range(9):
        y = -3 + k * 4.4
        for x in (0.15, W - 0.15):
            s.box(x - 0.2, y - 0.2, 0, x + 0.2, y + 0.2, H, PALE_WOOD)
        s.beam((0, y, H), (W / 2, y, H + 3), 0.3, 0.7, PALE_WOOD)
        s.beam((W, y, H), (W / 2, y, H + 3), 0.3, 0.7, PALE_WOOD)
        s.beam((0, y, H), (W, y, H), 0.12, 0.2, "#8d969a")
    for side in (0, 1):
        for k in range(9):
            a, b = -4 + k * 4.4, -4 + k * 4.4 + 3.1
            x0, x1 = (0, W / 2) if not side else (W, W / 2)
            s.quad((x0, a, H + 0.4), (x0, b, H + 0.4), (x1, b, H + 3.4), (x1, a, H + 3.4), "#efeae0")
            s.quad((x0, b, H + 0.4), (x0, a + 4.4, H + 0.4), ((x0 + x1) / 2, a + 4.4, H + 1.9), ((x0 + x1) / 2, b, H + 1.9), "#efeae0")
    for y in (6, 20):
        s.box(5, y, 0.75, 15, y + 8, 0.9, "#7f8b90")
        for k in range(5):
            for v in (0.4, 7.2):
                s.box(5.3 + k * 2.2, y + v, 0, 5.6 + k * 2.2, y + v + 0.3, 0.75, "#5f6a6e")
        z = 0.9
        for v in (y + 0.5, y + 6.6):
            s.box(5.4, v, z, 14.6, v + 0.12, z + 0.35, PALE_WOOD)
        for k in range(16):
            x = 5.4 + k * 0.608
            if not 6 < k < 10:
                s.box(x, y + 0.5, z, x + 0.1, y + 6.7, z + 0.35, rgb(PALE_WOOD) * s.random.uniform(0.9, 1.1))
                if k < 6:
                    s.box(x + 0.1, y + 0.62, z + 0.03, x + 0.6, y + 6.55, z + 0.28, "#c4a870", GRAINY)
        for v in (y + 2.0, y + 4.8):
            s.box(9.0, v, z, 11.5, v + 0.12, z + 0.35, PALE_WOOD)
        for x in (9.0, 11.4):
            s.box(x, y + 0.5, z, x + 0.1, y + 6.7, z + 0.35, PALE_WOOD)
    s.beam((0.3, 15.5, 5.4), (W - 0.3, 15.5, 5.4), 0.5, 0.6, "#e0a92e")
    s.box(9.4, 15, 4.9, 10.4, 16, 5.3, "#c9473a")
    s.beam((9.9, 15.5, 4.9), (9.9, 15.5, 3.3), 0.05, 0.05, INK)
    s.box(9.75, 15.4, 3.0, 10.05, 15.6, 3.35, "#3a3f42")
    for y in (2, 9, 17, 25):
        timber_stack(s, 1.2, y, rows=6, cols=8, long=5.2, size=0.22)
        timber_stack(s, 16.8, y + 1, rows=4, cols=9, long=5.2, size=0.22)
    s.quad((7.4, 33.9, 0), (12.8, 33.9, 0), (12.8, 33.9, 4.9), (7.4, 33.9, 4.9), "#dfeaf0", GLOW)
    return s.render(eye=(3.9, -1.6, 3.3), target=(10.4, 14, 1.9), fov=68, size=size, sun=(-0.7, -0.1, 0.62), sunlight="#ffe9c6", power=2.8, sky=("#9ec3e0", "#eef0ec"), clouds=0.2, glow=0.35, **{**INSIDE, "shadow_reach": 34, "ambient": 0.8, "haze": 0.003})


# ---- Residences, agenda, news ---------------------------------------------------------------------------------------

@picture("residences/les-glycines/les-glycines.jpg")
def glycines(s, size):
    s.ground("#84a855")
    s.hills(420, 56, "#6f8f83", 5)
    for x, y, turn, w in ((-22, 16, 0, 20), (4, 20, 0, 20), (26, 12, -90, 20)):
        s.place(x, y, 0, turn)
        apartments(s, w, 12, 4, "#ecdcc2", 4, balcony="#8a6f5a", roof="tiles", storey=2.8)
    s.place()
    flagstones(s, -2, 2, -16, 14, 1.0, ["#d3c8b4", "#c8bca6", "#dcd4c4"])
    flagstones(s, -22, 24, 13, 15, 1.0, ["#d3c8b4", "#c8bca6", "#dcd4c4"])
    for y in (-9, -6.6, -4.2, -1.8):
        for x in (-2.4, 2.4):
            s.box(x - 0.1, y - 0.1, 0, x + 0.1, y + 0.1, 2.7, "#a88355")
        s.box(-2.9, y - 0.07, 2.7, 2.9, y + 0.07, 2.88, "#a88355")
    for x in (-2.4, 2.4):
        s.box(x - 0.07, -9.4, 2.55, x + 0.07, -1.4, 2.7, "#a88355")
    for _ in range(80):
        x, y = s.random.uniform(-3, 3), s.random.uniform(-9.6, -1.2)
        z = s.random.uniform(2.8, 3.15)
        s.ball((x, y, z), s.random.uniform(0.2, 0.36), s.random.choice(["#7da05c", "#8fae63", "#86a557"]), 0.3, 0.7, 4)
        if s.random.random() < 0.8:
            edge = s.random.choice((-1, 1)) * s.random.uniform(1.5, 2.8)
            top = s.random.uniform(2.3, 2.75)
            for k in range(4):
                s.ball((edge, y, top - k * 0.15), 0.14 - k * 0.025, s.random.choice(["#a487cf", "#b79adb", "#9677c4"]), 0.3, 1.1, 4)
    for x, y, h in ((-12, 2, 7), (-17, -3, 6), (11, 3, 6.5), (16, -2, 7.5), (-8, 8, 5), (8, 10, 5.5)):
        s.tree(x, y, h, s.random.choice(["#6f9a4e", "#7fa653", "#67923f"]))
    for k in range(26):
        s.shrub(s.random.choice((-3.3, 3.3)) + s.random.uniform(-0.4, 0.4), s.random.uniform(-16, 10), s.random.uniform(0.5, 1), s.random.choice(["#7fa35c", "#c78fae", "#94b765"]))
    s.person(0.7, 3.5, 170, "#e0b04a", "#38507a")
    s.box(-6.5, 1.2, 0.42, -4.6, 1.8, 0.5, WOOD)
    for x in (-6.3, -4.9):
        s.box(x, 1.3, 0, x + 0.1, 1.7, 0.42, "#5f6a6e")
    return s.render(eye=(-4.6, -17, 2.7), target=(2.2, 6, 3.9), fov=70, size=size, sun=(-0.4, -0.7, 0.62), cloud_seed=43, clouds=0.45, power=2.4)


@picture("residences/residence-du-port/residence-du-port.jpg")
def port(s, size):
    s.ground("#84a855", -0.02)
    s.quad((-400, -400, 0.0), (400, -400, 0.0), (400, -6, 0.0), (-400, -6, 0.0), "#40707c", WATER)
    for k in range(420):                                                    # ripples
        y = -6.5 - 24 * s.random.random() ** 0.7
        x, w = s.random.uniform(-60, 70), s.random.uniform(0.5, 2.6)
        s.triangle((x, y, 0.012), (x + w, y + 0.03, 0.012), (x + w * 0.5, y + 0.11, 0.03), s.random.choice(["#5d8f9a", "#39646f", "#78a5ab"]), WATER)
    s.box(-200, -6, 0, 200, 4, 1.3, "#b5a88f", GRAINY)
    s.box(-200, -6.05, 1.15, 200, -5.5, 1.42, "#cfc4ad")
    for k in range(26):
        s.box(-65 + k * 5.2, -6.2, 0.3, -64.7 + k * 5.2, -6.0, 1.2, "#6b5a45")
    s.place(0, 0, 1.3)
    s.quad((-200, 4, 0.01), (200, 4, 0.01), (200, 200, 0.01), (-200, 200, 0.01), "#84a855", GRAINY)
    s.place(-18, 10, 1.3)
    apartments(s, 44, 12, 6, "#f3f1ea", 8, balcony="#3b74ad", storey=2.8)
    for k in range(4):
        s.box(7.0 + k * 11, -0.4, 0, 9.4 + k * 11, 0.1, 2.5, "#3b74ad")
        s.box(7.3 + k * 11, -0.45, 0.1, 9.1 + k * 11, -0.4, 2.3, "#35505f", GLASS)
    s.place(0, 0, 1.3)
    for k in range(12):
        s.tree(-34 + k * 6.4 + s.random.uniform(-1, 1), 5 + s.random.uniform(-1, 1), s.random.uniform(4, 5.6), s.random.choice(["#7fa653", "#6f9a4e"]))
    for k in range(7):
        s.tree(32 + k * 6, 12 + s.random.uniform(0, 9), s.random.uniform(7, 10), "#6f9a4e")
        s.tree(-26 - k * 6, 12 + s.random.uniform(0, 9), s.random.uniform(7, 10), "#6f9a4e")
    for k in range(9):
        s.tube((-30 + k * 9, -5, 0), (-30 + k * 9, -5, 0.5), 0.14, "#3a3f42", 10)
    s.person(-2, -3.4, 90, "#c9503e", "#2f3c52")
    s.person(-0.8, -3.2, 90, "#3f7d8c", "#6b5c4c")
    s.place()
    for x, y, turn, hull, deck in ((-6.5, -10.4, 6, "#b8432f", "#e8dfcc"), (1.8, -10.0, -5, "#2f5f7f", "#efe9db")):
        s.place(x, y, 0, turn)
        for side in (-1, 1):
            s.quad((-2.6, side * 0.95, 0.75), (1.4, side * 1.0, 0.75), (1.2, side * 0.7, 0.0), (-2.4, side * 0.7, 0.0), hull)
            s.quad((1.4, side * 1.0, 0.75), (3.2, 0, 0.95), (2.8, 0, 0.0), (1.2, side * 0.7, 0.0), hull)
            s.beam((-2.6, side * 0.95, 0.78), (1.4, side * 1.0, 0.78), 0.12, 0.07, deck)
            s.beam((1.4, side * 1.0, 0.78), (3.2, 0, 0.97), 0.12, 0.07, deck)
        s.quad((-2.6, -0.95, 0.75), (-2.6, 0.95, 0.75), (-2.4, 0.7, 0), (-2.4, -0.7, 0), hull)
        s.quad((-2.5, -0.8, 0.3), (1.3, -0.8, 0.3), (1.3, 0.8, 0.3), (-2.5, 0.8, 0.3), "#a8824f")
        for u in (-1.4, 0.4):
            s.box(u, -0.9, 0.5, u + 0.4, 0.9, 0.58, "#c49a5c")
        s.place()
        s.tube((x + 2.9, y + 0.2, 0.9), (x + 2.0, -5.2, 1.7), 0.02, "#d8cdb0", 5)
    s.hills(420, 62, "#6f8f83", 5)
    return s.render(eye=(-10, -25, 4.2), target=(2.5, 6, 7.2), fov=66, size=size, sun=(-0.5, -0.7, 0.5), sunlight="#ffeccb", cloud_seed=47, clouds=0.5, power=2.4)


@picture("agenda/2026-12-12-gouter-des-lumieres/lumieres.jpg")
def lanterns(s, size):
    s.ground("#5f7f48")
    flagstones(s, -10, 10, -8, 8, 1.0, ["#b3a995", "#a89d88", "#bdb4a2"])
    s.place(-24, 22)
    apartments(s, 44, 12, 5, "#e9e5db", 8, balcony="#3b6496", storey=2.8, lit={(0, 1), (0, 2), (0, 5), (1, 3), (2, 1), (2, 6), (3, 4), (1, 0), (3, 1), (0, 6), (2, 3)})
    s.place()
    posts = [(-8, -1), (-3, 5), (4, 5), (8.5, -1.5), (-8.5, 7), (9, 7)]
    for x, y in posts:
        s.tube((x, y, 0), (x, y, 3.9), 0.05, "#5b4a3a", 8)
    for a, b in ((0, 1), (1, 2), (2, 3), (0, 3), (4, 1), (2, 5)):
        (x0, y0), (x1, y1) = posts[a], posts[b]
        last, n = None, 12
        for k in range(n + 1):
            t = k / n
            p = (x0 + (x1 - x0) * t, y0 + (y1 - y0) * t, 3.85 - 0.9 * math.sin(math.pi * t))
            if last:
                s.tube(last, p, 0.012, "#3a3530", 4)
            if 0 < k < n and k % 2:
                hue = s.random.choice(["#ffb347", "#ff8f5a", "#ffd27a", "#ff7a6a", "#ffe2a8"])
                s.ball((p[0], p[1], p[2] - 0.3), 0.21, hue, squash=1.2, material=GLOW)
                s.tube((p[0], p[1], p[2] - 0.1), (p[0], p[1], p[2] - 0.02), 0.06, "#4a3a2a", 8)
            last = p
    s.box(-2.6, 0.4, 0.74, 2.6, 1.5, 0.8, "#d9c6a0")
    for x in (-2.3, 2.2):
        s.box(x, 0.5, 0, x + 0.12, 1.4, 0.74, "#7a5f42")
    for k in range(9):
        x = -2.3 + k * 0.55
        s.tube((x, 0.8 + 0.2 * (k % 2), 0.8), (x, 0.8 + 0.2 * (k % 2), 0.9), 0.05, "#f3efe6", 12, 0.06)
    for x in (-1.2, 0.9):
        s.ball((x, 1.1, 0.88), 0.2, "#c98a45", 0.2, 0.5)
        s.tube((x + 0.6, 1.15, 0.8), (x + 0.6, 1.15, 1.02), 0.09, "#ffcf7a", 12, material=GLOW)
    crowd = ((-3.6, 0.8, -60, 1.7), (-2.0, 2.3, 180, 1.65), (-0.6, 2.4, 190, 1.2), (0.8, 2.3, 170, 1.75), (2.2, 2.2, 150, 1.6), (3.5, 1.0, 90, 1.68),
             (-1.2, -1.0, 10, 1.1), (0.2, -1.2, -10, 1.25), (1.9, -0.8, 20, 1.66), (-5.2, 3, 200, 1.7), (5.6, 3.2, 160, 1.72), (5.0, 3.6, 200, 1.15), (-6.0, 2.4, 160, 1.2))
    for k, (x, y, facing, tall) in enumerate(crowd):
        s.person(x, y, facing, ["#b24a3c", "#3f6f8c", "#c9a23d", "#5f7f4a", "#8a5a86", "#c06a3a"][k % 6], "#2d3342", "#c79a78", size=tall, hat=[None, None, "#2f4a5f"][k % 3], arm=0.5 * (k % 2))
    for x, y, c in ((-1.45, -0.75, "#ffb347"), (0.5, -0.95, "#ff7a6a"), (-5.7, 2.1, "#ffd27a"), (4.75, 3.2, "#ff8f5a")):
        s.ball((x, y, 0.72), 0.15, c, material=GLOW)
    for x, y in ((-9, 3), (9.5, 3), (-12, 8), (12, 8)):
        s.tree(x, y, 5, bare=True)
    return s.render(eye=(-2.4, -7.4, 2.0), target=(0.6, 3, 2.5), fov=66, size=size, sun=(-0.5, 0.6, 0.25), sunlight="#ff9f68", power=0.25, ambient=0.6, sky=("#2b3a72", "#8f7fb0"), fill="#7f86b4", bounce="#e0a468", clouds=0.35, cloud_seed=53, haze=0.0, glow=0.42, exposure=1.3)


@picture("actualites/2026-06-22-assemblee-generale/assemblee.jpg")
def assembly(s, size):
    W, D, H = 16, 20, 5.4
    s.ground("#84a556", -0.3)
    room(s, W, D, H, walls="#eadfc9", ceiling="#f1e9da")
    s.triangles.clear(), s.colours.clear(), s.materials.clear()
    s.ground("#84a556", -0.3)
    s.box(-0.2, -3, -0.2, W + 0.2, D, 0, "#b98a55")
    planks(s, 0, W, -3, D, 0.01, OAK, 0.3, 3)
    s.box(-0.2, -3, H, W + 0.2, D, H + 0.2, "#f1e9da")
    s.wall("y", -0.3, -3, D, 0, H, 0.3, "#eadfc9", [(k * 4 + 0.5, k * 4 + 2.7, 1.6, 4.6) for k in range(5)])
    s.wall("y", W, -3, D, 0, H, 0.3, "#eadfc9")
    s.wall("x", D, 0, W, 0, H, 0.3, "#e6d9c0", [(k * 3.4 + 1.2, k * 3.4 + 3.4, 2.2, 4.9) for k in range(4)])
    for k in range(6):
        s.box(0, k * 3.6 - 1, H - 0.35, W, k * 3.6 - 0.7, H, "#a8794a")
    for k in range(4):
        for a in (1.2, 2.27, 3.34):
            s.box(k * 3.4 + a - 0.04, D + 0.1, 2.2, k * 3.4 + a + 0.04, D + 0.16, 4.9, "#f4f2ec")
        s.box(k * 3.4 + 1.2, D + 0.1, 3.5, k * 3.4 + 3.4, D + 0.16, 3.58, "#f4f2ec")
    s.box(2, 16, 0, 14, D, 0.5, "#a8794a")
    s.box(4, 17, 0.5, 12, 17.8, 1.25, "#1f5f54")
    s.box(3.9, 16.95, 1.25, 12.1, 17.9, 1.3, "#d9c6a0")
    for k in range(5):
        s.person(4.9 + k * 1.55, 18.3, 180, ["#3f6f8c", "#b24a3c", "#e9e3d4", "#5f7f4a", "#46505c"][k], "#2d3342", z=0.42, size=1.5)
        s.tube((4.9 + k * 1.55, 17.3, 1.3), (4.9 + k * 1.55, 17.3, 1.48), 0.045, "#bcd7df", 10)
    palette = ["#b24a3c", "#3f6f8c", "#c9a23d", "#5f7f4a", "#8a5a86", "#c06a3a", "#d8d2c4", "#46505c", "#7fa3ab"]
    hair = ["#4a3626", "#8a6a45", "#c9c4bb", "#2e2722", "#a8a29a", "#6b4a33"]
    for row in range(7):
        for seat in range(13):
            if seat == 6:
                continue
            x, y = 1.3 + seat * 1.1 + s.random.uniform(-0.06, 0.06), 1.6 + row * 1.75
            s.box(x - 0.24, y - 0.06, 0.42, x + 0.24, y + 0.4, 0.47, "#6f4f35")
            s.box(x - 0.24, y - 0.1, 0.42, x + 0.24, y - 0.06, 0.92, "#7d5a3c")
            for u in (x - 0.22, x + 0.18):
                s.box(u, y - 0.08, 0, u + 0.04, y - 0.04, 0.45, "#5f432c")
            if s.random.random() < 0.07:
                continue
            coat, up = s.random.choice(palette), s.random.random() < 0.42
            s.tube((x, y + 0.12, 0.47), (x, y + 0.08, 1.02), 0.15, coat, 12, 0.19)
            s.ball((x, y + 0.08, 1.02), 0.19, coat, squash=0.5)
            s.ball((x, y + 0.1, 1.27), 0.125, "#d9a987", squash=1.15)
            s.ball((x, y + 0.07, 1.31), 0.132, s.random.choice(hair), squash=1.0)
            for side in (-1, 1):
                if up and side == 1:
                    s.tube((x + 0.18, y + 0.1, 0.98), (x + 0.26, y + 0.16, 1.42), 0.05, coat, 8)
                    s.tube((x + 0.26, y + 0.16, 1.42), (x + 0.24, y + 0.2, 1.66), 0.04, "#d9a987", 8)
                    s.box(x + 0.17, y + 0.19, 1.64, x + 0.33, y + 0.2, 1.86, "#f2d14a" if s.random.random() < 0.9 else "#e9746a")
                else:
                    s.tube((x + side * 0.18, y + 0.1, 0.98), (x + side * 0.2, y + 0.3, 0.7), 0.05, coat, 8)
    s.hills(300, 30, "#6f8f83", 5)
    return s.render(eye=(6.6, -2.4, 2.75), target=(8.2, 12, 1.6), fov=66, size=size, sun=(-0.75, 0.15, 0.42), sunlight="#ffd79b", power=2.6, sky=("#7fb0dc", "#f2e8d6"), clouds=0.2, **{**INSIDE, "shadow_reach": 24, "ambient": 0.7})


@picture("actualites/2026-11-09-journee-bois/foret.jpg")
def forest(s, size):
    s.ground("#6f7c46")
    s.quad((-2.4, -20, 0.02), (1.6, -20, 0.02), (4.6, 60, 0.02), (2.6, 60, 0.02), "#9b8463", GRAINY)
    r = s.random
    for _ in range(190):
        x, y = r.uniform(-46, 50), r.uniform(9, 92)
        if -4.5 + y * 0.07 < x < 5 + y * 0.05:
            continue
        h = r.uniform(17, 27)
        s.tube((x, y, 0), (x, y, h), 0.3, "#5d4738", 8, 0.06)
        for k in range(9):
            base = h * (0.3 + 0.078 * k)
            s.tube((x, y, base), (x + r.uniform(-0.1, 0.1), y, base + h * 0.14), h * 0.125 * (1 - k * 0.095), rgb(r.choice(["#3f6350", "#47694c", "#385a48"])) * r.uniform(0.85, 1.15), 10, 0.05)
    for _ in range(260):
        x, y = r.uniform(-22, 24), r.uniform(-6, 34)
        if -3.4 < x - y * 0.05 < 4:
            continue
        s.shrub(x, y, r.uniform(0.2, 0.8), r.choice(["#7f8f45", "#9c8a40", "#5f7a48", "#b08440"]))
    for row in range(4):
        for k in range(7 - row):
            x, z = 3.1 + k * 0.74 + row * 0.37, 0.37 + row * 0.63
            s.tube((x, 1.4 + r.uniform(-0.15, 0.15), z), (x, 6.4, z), 0.36, "#6b503b", 18)
            s.tube((x, 1.2 + r.uniform(-0.1, 0.1), z), (x, 1.5, z), 0.35, "#dcb67f", 18)
            s.tube((x, 1.05, z), (x, 1.12, z), 0.09, "#b98a55", 12)
    return s.render(eye=(-0.4, -6.5, 2.0), target=(2.2, 12, 4.4), fov=60, size=size, sun=(-0.45, 0.55, 0.42), sunlight="#ffdfae", power=2.9, sky=("#b9d0da", "#fbf1dc"), haze=0.022, haze_colour="#f0e9d4", clouds=0, ambient=0.85, shadow_reach=50)


@picture("actualites/2026-11-16-nouveau-site/telephone.jpg")
def telephone(s, size):
    s.ground("#6b4a2c", z=-0.12, material=PLAIN)
    planks(s, -3, 3, -2, 3, 0.0, ["#b98a5a", "#b08150", "#c29363"], 0.22, 9, 0.1)
    s.place(0, 0.1, 0, 9)
    s.box(-0.36, -0.74, 0.0, 0.36, 0.74, 0.05, "#23272a")
    w, top = 0.33, 0.71
    def panel(x0, y0, x1, y1, colour, z=0.0525):
        s.quad((x0, y0, z), (x1, y0, z), (x1, y1, z), (x0, y1, z), colour)
    panel(-w, -top, w, top, "#fbfaf6", 0.051)
    panel(-w, 0.58, w, top, "#1f5f54")
    for k, h in enumerate((0.05, 0.07, 0.045)):
        s.triangle((-0.3 + k * 0.05, 0.61, 0.053), (-0.22 + k * 0.05, 0.61, 0.053), (-0.26 + k * 0.05, 0.61 + h, 0.053), "#cfe6dc")
    panel(-0.12, 0.625, 0.24, 0.655, "#f4f2ec")
    panel(-w + 0.03, 0.1, w - 0.03, 0.53, "#8fc0e6")
    panel(-w + 0.03, 0.1, w - 0.03, 0.2, "#86aa56", 0.0528)
    panel(-0.2, 0.17, 0.16, 0.36, "#e4dccb", 0.0531)
    s.triangle((-0.24, 0.36, 0.0534), (0.2, 0.36, 0.0534), (-0.02, 0.48, 0.0534), "#7d888e")
    for k in range(4):
        for j in range(2):
            panel(-0.17 + k * 0.085, 0.2 + j * 0.085, -0.125 + k * 0.085, 0.25 + j * 0.085, "#4d6672", 0.0534)
    panel(0.2, 0.17, 0.215, 0.5, "#e0a92e", 0.0534)
    panel(0.0, 0.475, 0.27, 0.488, "#e0a92e", 0.0536)
    for k, (a, c, h) in enumerate(((0.5, "#23302f", 0.035), (0.36, "#23302f", 0.035), (0.55, "#8b9694", 0.018), (0.58, "#8b9694", 0.018), (0.42, "#8b9694", 0.018))):
        panel(-w + 0.03, 0.045 - k * 0.065 - h, -w + 0.03 + a, 0.045 - k * 0.065, c)
    panel(-w + 0.03, -0.37, w - 0.03, -0.335, "#dfe7e2")
    panel(-w + 0.03, -0.37, -w + 0.03 + 0.6 * 0.62, -0.335, "#2f8a6e", 0.0532)
    panel(-w + 0.03, -0.6, -0.02, -0.46, "#eef3f0")
    panel(0.02, -0.6, w - 0.03, -0.46, "#eef3f0")
    panel(-w + 0.06, -0.54, -0.08, -0.52, "#1f5f54", 0.0532)
    panel(0.05, -0.54, 0.22, -0.52, "#1f5f54", 0.0532)
    s.place()
    s.tube((0.82, 0.42, 0), (0.82, 0.42, 0.02), 0.42, "#efe9dd", 44, 0.46)
    s.tube((0.82, 0.42, 0.02), (0.82, 0.42, 0.46), 0.24, "#3f7d8c", 44, 0.31)
    s.tube((0.82, 0.42, 0.40), (0.82, 0.42, 0.463), 0.285, "#3a2418", 44, 0.29)
    for k in range(14):
        a, b = -1.3 + k * 0.19, -1.3 + (k + 1) * 0.19
        q = lambda t: (0.82 + 0.28 + 0.17 * math.cos(t), 0.42 - 0.05, 0.25 + 0.15 * math.sin(t))
        s.tube(q(a), q(b), 0.032, "#3f7d8c", 10)
    s.beam((1.0, -0.02, 0.03), (0.7, 0.1, 0.035), 0.05, 0.015, "#c9ced1")
    s.box(-1.35, -0.2, 0, -0.62, 0.85, 0.03, "#f5f2ea")
    for k in range(12):
        s.box(-1.27, 0.72 - k * 0.07, 0.0302, -1.27 + (0.55, 0.5, 0.58, 0.34)[k % 4], 0.735 - k * 0.07, 0.031, "#a9b3b8")
    s.tube((-0.72, -0.35, 0.02), (-0.98, 0.6, 0.05), 0.02, "#d9702a", 10)
    return s.render(eye=(0.06, -1.8, 2.0), target=(0.08, 0.08, 0.0), fov=52, size=size, sun=(-0.7, 0.5, 0.5), sunlight="#ffe4b8", power=2.6, ambient=0.7, sky=("#c9d8e2", "#f3efe6"), haze=0, interior=True, shadow_reach=4, clouds=0, vignette=0.35)


@picture("siege.jpg")
def head_office(s, size):
    s.ground("#b9ae9b")
    flagstones(s, -26, 26, -22, 0, 1.2, ["#c9beaa", "#bfb39d", "#d3cab9"])
    s.box(-7, 0, 0, 7, 11, 9.6, "#ecdcbc")
    s.box(-7.05, -0.06, 0, 7.05, 0, 0.7, "#b3a58b")
    for z in (3.4, 6.5):
        s.box(-7.1, -0.12, z, 7.1, 0, z + 0.16, "#d8c7a4")
    for k in (-1, 1):
        s.box(7 * k - 0.35, -0.08, 0, 7 * k + 0.35, 0, 9.6, "#d8c7a4")
    pitched_roof(s, -7, 7, 0, 11, 9.6, 4.2, "#5f646c", over=0.45, gable="#ecdcbc")
    for x in (-4.6, -1.5, 1.6, 4.7):
        for z in (4.2, 7.1):
            window(s, x - 0.6, x + 0.5, z, z + 1.75, shutters="#4f7f78")
            if z < 5:
                s.box(x - 0.75, -0.35, z - 0.15, x + 0.65, -0.05, z + 0.12, "#7d5a3c")
                for j in range(5):
                    s.ball((x - 0.6 + j * 0.28, -0.22, z + 0.2), 0.15, s.random.choice(["#c9473a", "#e28aa0", "#7fa35c"]), 0.3, 0.8, 4)
    s.box(-1.0, -0.08, 0, 1.0, 0.02, 2.9, "#f4f2ec")
    s.box(-0.8, -0.1, 0, 0.8, 0, 2.7, "#1f5f54")
    s.box(-0.55, -0.12, 1.2, -0.1, -0.05, 2.5, "#35505f", GLASS)
    s.box(0.1, -0.12, 1.2, 0.55, -0.05, 2.5, "#35505f", GLASS)
    for x in (-4.5, 4.2):
        window(s, x - 1.3, x + 1.3, 0.9, 2.7, bars=2)
    s.box(-3.6, -0.2, 3.0, 3.6, -0.08, 3.42, "#1f5f54")
    for k, (a, b) in enumerate(((-2.2, -1.6), (-1.5, -0.5), (-0.35, 0.9), (1.05, 2.6))):
        s.box(a, -0.23, 3.15, b, -0.2, 3.28, "#f4f2ec")
    for k, h in enumerate((0.16, 0.24, 0.15)):
        s.triangle((-3.3 + k * 0.2, -0.23, 3.1), (-2.9 + k * 0.2, -0.23, 3.1), (-3.1 + k * 0.2, -0.23, 3.1 + h), "#9cc4b2")
    for x in (-5, 0.6, 5):
        s.box(x - 0.7, 1.2, 10.2, x + 0.7, 3.2, 12, "#ecdcbc")
        window(s, x - 0.4, x + 0.4, 10.7, 11.7, y=1.2)
        s.box(x - 0.85, 1.0, 12, x + 0.85, 4, 12.15, "#5f646c")
    old_street(s, 7.2, 60, 0.6, 31)
    s.place(-7.2, 0.6, 0, 0)
    s.place()
    old_street(s, -60, -16.5, 0.6, 33)
    s.box(-16.5, 0.6, 0, -7.2, 8.6, 6.4, "#d9c9ad")
    pitched_roof(s, -16.5, -7.2, 0.6, 8.6, 6.4, 2.6, "#8b5a48", gable="#d9c9ad")
    for u in (-15, -12.6, -10):
        for z in (0.9, 3.8):
            window(s, u, u + 1, z, z + 1.5, y=0.6, shutters="#8a9aa5")
    for x, y in ((-10, -8), (10, -8), (-10, -15), (11, -15)):
        s.tree(x, y, 6.5, "#7f9c4a")
        s.tube((x, y, 0), (x, y, 0.05), 1.0, "#7d6a4f", 20)
    for x in (-5.5, 5.5):
        s.box(x - 1, -7.3, 0.42, x + 1, -6.8, 0.5, WOOD)
        for u in (-0.8, 0.7):
            s.box(x + u, -7.2, 0, x + u + 0.1, -6.9, 0.42, "#3a3f42")
    s.person(-0.4, -1.6, 10, "#c9503e", "#2f3c52")
    s.person(3.0, -5.5, 200, "#3f7d8c", "#6b5c4c")
    s.person(3.8, -5.3, 150, "#e0b04a", "#38507a")
    s.person(-7.5, -5, 100, "#5f7f4a", "#46505c")
    s.hills(420, 50, "#6f8f83", 5)
    return s.render(eye=(-5.4, -17.5, 2.4), target=(0.3, 0, 5.0), fov=62, size=size, sun=(-0.55, -0.65, 0.58), cloud_seed=59, clouds=0.45, sunlight="#fff0d2", power=2.4)


# ---- Writing --------------------------------------------------------------------------------------------------------

def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="parts of the paths to make; all when absent")
    parser.add_argument("--draft", type=pathlib.Path, help="a folder for small PNG files")
    options = parser.parse_args()
    for path, (draw, size) in PICTURES.items():
        if options.names and not any(name in path for name in options.names):
            continue
        if options.draft:
            small = tuple(n * 2 // 5 for n in size)
            draw(Scene(1), small).save(options.draft / (path.replace("/", "__")[:-4] + ".png"))
            print(path, flush=True)
        else:
            quality, bytes_ = save(draw(Scene(1), size), CONTENT / path)
            print(f"{bytes_ / 1024:6.1f} kB  quality {quality}  {path}", flush=True)


if __name__ == "__main__":
    main()
