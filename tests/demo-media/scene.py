"""A small renderer of model-like scenes: solid shapes, one sun, a sky, soft shadows, haze.

Shapes are triangles in metres, z up. `Scene.render` rasterises them once from the sun (shadows) and once from the eye
at twice the wanted size, then lights each pixel. Everything is deterministic.
"""

import io
import math
import random

import numpy as np
from numba import njit, prange
from PIL import Image, ImageFilter
from scipy.ndimage import gaussian_filter

PLAIN, GLASS, GLOW, GRAINY, WATER = range(5)


def rgb(text):
    """`#rrggbb` as linear light."""
    srgb = np.array([int(text[i:i + 2], 16) / 255 for i in (1, 3, 5)])
    return srgb ** 2.2


def normalised(v):
    v = np.asarray(v, float)
    return v / np.linalg.norm(v)


# ---- Shapes ---------------------------------------------------------------------------------------------------------

class Scene:
    def __init__(self, seed=1):
        self.triangles, self.colours, self.materials = [], [], []
        self.random = random.Random(seed)
        self.place()

    def place(self, x=0.0, y=0.0, z=0.0, turn=0.0):
        """Where the next shapes stand: an origin, and a rotation in degrees."""
        a = math.radians(turn)
        self.origin, self.cos, self.sin = (x, y, z), math.cos(a), math.sin(a)

    def moved(self, p):
        x, y, z = self.origin
        return (x + p[0] * self.cos - p[1] * self.sin, y + p[0] * self.sin + p[1] * self.cos, z + p[2])

    def triangle(self, a, b, c, colour, material=PLAIN):
        self.triangles.append((self.moved(a), self.moved(b), self.moved(c)))
        self.colours.append(rgb(colour) if isinstance(colour, str) else colour)
        self.materials.append(material)

    def quad(self, a, b, c, d, colour, material=PLAIN):
        self.triangle(a, b, c, colour, material)
        self.triangle(a, c, d, colour, material)

    def hexahedron(self, p, colour, material=PLAIN):
        """Eight corners: four below, then the four above them."""
        for i in ((0, 1, 2, 3), (4, 5, 6, 7), (0, 1, 5, 4), (1, 2, 6, 5), (2, 3, 7, 6), (3, 0, 4, 7)):
            self.quad(*(p[k] for k in i), colour, material)

    def box(self, x0, y0, z0, x1, y1, z1, colour, material=PLAIN):
        self.hexahedron([(x0, y0, z0), (x1, y0, z0), (x1, y1, z0), (x0, y1, z0),
                         (x0, y0, z1), (x1, y0, z1), (x1, y1, z1), (x0, y1, z1)], colour, material)

    def beam(self, p, q, width, height, colour, material=PLAIN):
        """A straight bar of rectangular section from p to q."""
        p, q = np.array(p, float), np.array(q, float)
        along = normalised(q - p)
        up = np.array((0, 0, 1.0)) if abs(along[2]) < 0.95 else np.array((0, 1.0, 0))
        side = normalised(np.cross(along, up)) * width / 2
        lift = normalised(np.cross(side, along)) * height / 2
        corners = [base + s * side + t * lift for base in (p, q) for s, t in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
        self.hexahedron([tuple(c) for c in corners], colour, material)

    def tube(self, p, q, radius, colour, sides=10, top=None, material=PLAIN):
        """A cylinder, or a cone frustum when `top` is another radius."""
        p, q = np.array(p, float), np.array(q, float)
        top = radius if top is None else top
        along = normalised(q - p)
        side = normalised(np.cross(along, (0, 0, 1) if abs(along[2]) < 0.9 else (1, 0, 0)))
        other = np.cross(along, side)
        ring = [math.cos(2 * math.pi * k / sides) * side + math.sin(2 * math.pi * k / sides) * other for k in range(sides)]
        for a, b in zip(ring, ring[1:] + ring[:1]):
            self.quad(tuple(p + a * radius), tuple(p + b * radius), tuple(q + b * top), tuple(q + a * top), colour, material)
            self.triangle(tuple(p), tuple(p + a * radius), tuple(p + b * radius), colour, material)
            self.triangle(tuple(q), tuple(q + a * top), tuple(q + b * top), colour, material)

    def ball(self, centre, radius, colour, rough=0.0, squash=1.0, rings=6, material=PLAIN, spread=0.0):
        """A faceted sphere; `rough` displaces its corners, `spread` varies its colour from facet to facet."""
        def point(i, j):
            theta, phi = math.pi * i / rings, math.pi * j / rings
            return offsets[i, j % (2 * rings)] * np.array((math.sin(theta) * math.cos(phi), math.sin(theta) * math.sin(phi), squash * math.cos(theta)))
        offsets = {(i, j): radius * (1 + rough * (self.random.random() - 0.5) * (0 < i < rings)) for i in range(rings + 1) for j in range(2 * rings)}
        for i in range(rings + 1):
            if i in (0, rings):
                for j in range(2 * rings):
                    offsets[i, j] = radius
        centre, base = np.array(centre, float), rgb(colour)
        for i in range(rings):
            for j in range(2 * rings):
                tint = base * (1 + spread * (self.random.random() - 0.5))
                corners = [tuple(centre + point(*k)) for k in ((i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1))]
                self.quad(*corners, tint, material)

    def wall(self, axis, at, start, end, low, high, thick, colour, openings=(), material=PLAIN):
        """A wall along `axis` ("x" or "y") standing at `at`, with rectangular openings (start, end, low, high)."""
        us = sorted({start, end, *(u for o in openings for u in o[:2])})
        vs = sorted({low, high, *(v for o in openings for v in o[2:])})
        for u0, u1 in zip(us, us[1:]):
            for v0, v1 in zip(vs, vs[1:]):
                u, v = (u0 + u1) / 2, (v0 + v1) / 2
                if any(o[0] < u < o[1] and o[2] < v < o[3] for o in openings) or not (start < u < end and low < v < high):
                    continue
                if axis == "x":
                    self.box(u0, at, v0, u1, at + thick, v1, colour, material)
                else:
                    self.box(at, u0, v0, at + thick, u1, v1, colour, material)

    def ground(self, colour, z=0.0, reach=900, material=GRAINY):
        self.quad((-reach, -reach, z), (reach, -reach, z), (reach, reach, z), (-reach, reach, z), colour, material)

    def hills(self, distance, height, colour, seed, start=-100, end=280, step=4):
        """A ridge around the scene, from the bearing `start` to `end` in degrees."""
        rng = random.Random(seed)
        waves = [(rng.uniform(0.01, 0.09), rng.uniform(0, 7), rng.uniform(0.2, 1)) for _ in range(5)]
        def point(bearing, base=False):
            rise = height * (0.55 + 0.45 * sum(a * math.sin(f * bearing * 1.7 + p) for f, p, a in waves) / 2.2)
            angle = math.radians(bearing)
            return (distance * math.cos(angle), distance * math.sin(angle), -5 if base else max(rise, height * 0.12))
        for b in range(start, end, step):
            self.quad(point(b, True), point(b + step, True), point(b + step), point(b), colour)

    # -- Things found around buildings --

    def tree(self, x, y, height=6.0, colour="#6f9a4e", trunk="#6d5240", z=0.0, crown=0.36, bare=False):
        r = self.random
        self.tube((x, y, z), (x, y, z + height * 0.55), height * 0.032, trunk, 6, height * 0.018)
        if bare:
            for _ in range(9):
                a, b = r.uniform(0, 6.28), r.uniform(0.3, 0.6)
                base = z + height * b
                self.tube((x, y, base), (x + math.cos(a) * height * 0.3, y + math.sin(a) * height * 0.3, base + height * 0.32), height * 0.014, trunk, 5, 0.01)
            return
        for k in range(13):
            a, ring = k * 2.4, (k / 12) ** 0.5
            spread = height * crown * 0.72 * ring
            self.ball((x + math.cos(a) * spread, y + math.sin(a) * spread, z + height * (0.86 - 0.2 * ring + r.uniform(-0.07, 0.05))),
                      height * crown * r.uniform(0.34, 0.5), colour, 0.25, 0.9, 6, spread=0.3)

    def fir(self, x, y, height=12.0, colour="#3f6350", z=0.0):
        self.tube((x, y, z), (x, y, z + height * 0.25), height * 0.025, "#5d4636", 6)
        for k in range(5):
            base = z + height * (0.13 + 0.165 * k)
            self.tube((x, y, base), (x, y, base + height * 0.29), height * 0.2 * (1 - k * 0.17), rgb(colour) * (0.85 + 0.08 * k), 9, 0.01)

    def shrub(self, x, y, size=0.8, colour="#7fa35c", z=0.0):
        self.ball((x, y, z + size * 0.4), size * 0.6, colour, 0.35, 0.8, 5, spread=0.3)

    def person(self, x, y, facing=0.0, coat="#d9772b", trousers="#33415c", head="#e9b48f", hair="#4a3626", hat=None, z=0.0, size=1.72, arm=0.0):
        """A plain figure that nobody can recognise; `facing` in degrees, `arm` lifts the arms."""
        a = math.radians(facing)
        side = np.array((math.cos(a), math.sin(a), 0.0))
        front = np.array((-math.sin(a), math.cos(a), 0.0))
        at = lambda s, f, h: tuple(np.array((x, y, z)) + (side * s + front * f) * size + np.array((0, 0, h * size)))
        for s in (-1, 1):
            self.tube(at(0.06 * s, 0, 0), at(0.055 * s, 0, 0.49), 0.05 * size, trousers, 8, 0.06 * size)
            hand = at(0.17 * s, 0.12 + 0.22 * arm, 0.5 + 0.25 * arm)
            self.tube(at(0.13 * s, 0, 0.78), hand, 0.035 * size, coat, 7, 0.03 * size)
            self.ball(hand, 0.035 * size, head, rings=4)
        self.tube(at(0, 0, 0.46), at(0, 0, 0.82), 0.1 * size, coat, 10, 0.115 * size)
        self.ball(at(0, 0, 0.82), 0.11 * size, coat, squash=0.5)
        self.ball(at(0, 0, 0.925), 0.072 * size, head, squash=1.15)
        self.tube(at(0, 0, 0.82), at(0, 0, 0.9), 0.045 * size, head, 8)
        if not hat:
            self.ball(at(0, -0.014, 0.945), 0.074 * size, hair, squash=1.05)
        else:
            self.ball(at(0, 0, 0.955), 0.088 * size, hat, squash=0.75)
            self.tube(at(0, 0.0, 0.95), at(0, 0, 0.958), 0.108 * size, hat, 12)

    def car(self, x, y, colour, along_x=True):
        s = lambda u, v, h: (x + u, y + v, h) if along_x else (x + v, y + u, h)
        self.hexahedron([s(-2.1, -0.85, 0.35), s(2.1, -0.85, 0.35), s(2.1, 0.85, 0.35), s(-2.1, 0.85, 0.35),
                         s(-2.05, -0.82, 0.9), s(2.0, -0.82, 0.85), s(2.0, 0.82, 0.85), s(-2.05, 0.82, 0.9)], colour)
        self.hexahedron([s(-1.8, -0.75, 0.88), s(1.0, -0.75, 0.88), s(1.0, 0.75, 0.88), s(-1.8, 0.75, 0.88),
                         s(-1.4, -0.65, 1.45), s(0.4, -0.65, 1.45), s(0.4, 0.65, 1.45), s(-1.4, 0.65, 1.45)], "#46545e", GLASS)
        for u in (-1.3, 1.3):
            for v in (-0.88, 0.72):
                self.tube(s(u, v, 0.33), s(u, v + 0.16, 0.33), 0.33, "#2a2c2e", 14)

    def crane(self, x, y, height=32, jib=34, bearing=200, colour="#e5b33a"):
        mast = 0.8
        for sx, sy in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            self.beam((x + sx * mast, y + sy * mast, 0), (x + sx * mast, y + sy * mast, height), 0.2, 0.2, colour)
        for k in range(int(height / 1.6)):
            z = k * 1.6
            flip = 1 if k % 2 else -1
            for a, b in (((-1, -1), (1, -1)), ((1, -1), (1, 1)), ((1, 1), (-1, 1)), ((-1, 1), (-1, -1))):
                p, q = (a, b) if flip > 0 else (b, a)
                self.beam((x + p[0] * mast, y + p[1] * mast, z), (x + q[0] * mast, y + q[1] * mast, z + 1.6), 0.11, 0.11, colour)
        a = math.radians(bearing)
        d, n = np.array((math.cos(a), math.sin(a), 0)), np.array((-math.sin(a), math.cos(a), 0))
        top = np.array((x, y, height))
        at = lambda u, v, h: tuple(top + d * u + n * v + np.array((0, 0, h)))
        for v in (-0.6, 0.6):
            self.beam(at(-10, v, 0.4), at(jib, v, 0.4), 0.18, 0.18, colour)
        self.beam(at(0, 0, 1.8), at(jib, 0, 1.5), 0.18, 0.18, colour)
        for k in range(int(jib / 1.7)):
            u = k * 1.7
            for v in (-0.6, 0.6):
                self.beam(at(u, v, 0.4), at(u + 0.85, 0, 1.75), 0.09, 0.09, colour)
                self.beam(at(u + 0.85, 0, 1.75), at(u + 1.7, v, 0.4), 0.09, 0.09, colour)
        self.beam(at(0, 0, 0), at(0, 0, 6), 0.5, 0.5, colour)
        self.beam(at(0, 0, 6), at(jib * 0.7, 0, 1.7), 0.08, 0.08, "#55585a")
        self.beam(at(0, 0, 6), at(-9, 0, 0.6), 0.08, 0.08, "#55585a")
        self.hexahedron([at(*p) for p in ((-10, -0.9, -1.6), (-7.5, -0.9, -1.6), (-7.5, 0.9, -1.6), (-10, 0.9, -1.6),
                                          (-10, -0.9, 0.5), (-7.5, -0.9, 0.5), (-7.5, 0.9, 0.5), (-10, 0.9, 0.5))], "#8d8f8d")
        self.hexahedron([at(*p) for p in ((0.5, 0.7, -1.7), (2.3, 0.7, -1.7), (2.3, 2, -1.7), (0.5, 2, -1.7),
                                          (0.5, 0.7, 0.3), (2.3, 0.7, 0.3), (2.3, 2, 0.3), (0.5, 2, 0.3))], "#e9e6dc")
        hook = jib * 0.62
        self.beam(at(hook, 0, 0.3), at(hook, 0, -11), 0.06, 0.06, "#3b3d3f")
        self.beam(at(hook - 0.3, 0, -11), at(hook + 0.3, 0, -11), 0.4, 0.5, "#c7402d")

    def scaffold(self, x0, x1, y, levels, lift=2.0, bay=2.5, depth=0.9, axis="x", z=0.0):
        p = (lambda u, v, h: (u, v, h + z)) if axis == "x" else (lambda u, v, h: (v, u, h + z))
        bays = max(1, round((x1 - x0) / bay))
        for i in range(bays + 1):
            u = x0 + (x1 - x0) * i / bays
            for v in (y, y - depth):
                self.beam(p(u, v, 0), p(u, v, levels * lift + 1.1), 0.06, 0.06, "#a9b0b3")
        for k in range(1, levels + 1):
            h = k * lift
            self.hexahedron([p(x0, y - depth, h - 0.06), p(x1, y - depth, h - 0.06), p(x1, y, h - 0.06), p(x0, y, h - 0.06),
                             p(x0, y - depth, h), p(x1, y - depth, h), p(x1, y, h), p(x0, y, h)], "#c49a5c")
            for rise in (0.5, 1.0):
                self.beam(p(x0, y - depth, h + rise), p(x1, y - depth, h + rise), 0.05, 0.05, "#d9853b")
        for i in range(0, bays, 2):
            u, w = x0 + (x1 - x0) * i / bays, x0 + (x1 - x0) * (i + 1) / bays
            for k in range(levels):
                self.beam(p(u, y - depth, k * lift), p(w, y - depth, (k + 1) * lift), 0.045, 0.045, "#a9b0b3")

    def fence(self, x0, x1, y, height=2.0, colour="#b8c0c2", axis="x", mesh=True):
        p = (lambda u, h: (u, y, h)) if axis == "x" else (lambda u, h: (y, u, h))
        n = max(1, int((x1 - x0) / 2.5))
        for i in range(n + 1):
            u = x0 + (x1 - x0) * i / n
            self.beam(p(u, 0), p(u, height), 0.06, 0.06, colour)
        for h in (0.2, height):
            self.beam(p(x0, h), p(x1, h), 0.05, 0.05, colour)
        if mesh:
            u = x0
            while u < x1:
                self.beam(p(u, 0.2), p(u, height), 0.018, 0.018, colour)
                u += 0.3

    # ---- Light ------------------------------------------------------------------------------------------------------

    def render(self, eye, target, fov=50, size=(1600, 1067), sun=(-0.5, -0.6, 0.7), sunlight="#fff0d6", power=2.6,
               sky=("#4a8ccf", "#d3e2ec"), ambient=0.62, bounce="#b7a78c", haze=0.0028, haze_colour=None, clouds=0.5,
               cloud_seed=3, exposure=1.0, shadow_reach=60, fill=None, occlusion=1.0, glow=1.0, vignette=0.18, interior=False, saturation=1.08):
        w, h = size[0] * 2, size[1] * 2
        tris = np.array(self.triangles, np.float64)
        albedo = np.array(self.colours, np.float64)
        materials = np.array(self.materials, np.int64)
        normals = np.cross(tris[:, 1] - tris[:, 0], tris[:, 2] - tris[:, 0])
        normals /= np.maximum(np.linalg.norm(normals, axis=1, keepdims=True), 1e-12)

        eye, target = np.array(eye, float), np.array(target, float)
        forward = normalised(target - eye)
        right = normalised(np.cross(forward, (0, 0, 1)))
        up = np.cross(right, forward)
        focal = w / 2 / math.tan(math.radians(fov) / 2)
        view = np.stack((right, up, forward))
        depth, ident = rasterise(clip((tris - eye) @ view.T), focal, w, h)

        ys, xs = np.mgrid[0:h, 0:w].astype(np.float32)
        rays = (right[None, None] * ((xs - w / 2 + 0.5) / focal)[..., None] - up[None, None] * ((ys - h / 2 + 0.5) / focal)[..., None] + forward[None, None]).astype(np.float32)
        hit = ident >= 0
        safe = np.where(hit, ident, 0)
        position = (eye[None, None] + rays * np.where(hit, depth, 1)[..., None]).astype(np.float32)
        normal = normals[safe].astype(np.float32)
        normal *= np.where((normal * rays).sum(-1) > 0, -1, 1)[..., None]
        colour = albedo[safe].astype(np.float32)
        material = materials[safe]

        sun = normalised(sun)
        lit = shadows(tris, position, normal, sun, target, shadow_reach) if power > 0 else np.zeros((h, w), np.float32)
        facing = np.clip((normal * sun).sum(-1), 0, 1) * lit
        shade = ambient_occlusion(np.where(hit, depth, 1e6).astype(np.float32), normal @ view.T.astype(np.float32), focal, interior)
        shade = 1 - occlusion * (1 - gaussian_filter(shade, 3))

        top, low = rgb(sky[0]), rgb(sky[1])
        grain = noise(position * 0.9) * 0.5 + noise(position * 5.1) * 0.3 + noise(position * 0.17) * 0.5
        wide = np.where(material == GRAINY, 0.42, 0.1)
        colour = colour * (1 + wide * (grain - 0.65))[..., None]
        upward = (normal[..., 2] * 0.5 + 0.5)[..., None]
        above = rgb(fill) if fill else top * 0.55 + low * 0.6
        light = ambient * shade[..., None] * (upward * above + (1 - upward) * rgb(bounce) * (1 if fill else 0.75))
        image = colour * (light + power * facing[..., None] * rgb(sunlight))

        reflected = rays - 2 * (rays * normal).sum(-1, keepdims=True) * normal
        reflected /= np.linalg.norm(reflected, axis=-1, keepdims=True)
        background = sky_dome(rays / np.linalg.norm(rays, axis=-1, keepdims=True), top, low, sun, rgb(sunlight), clouds, cloud_seed, power)
        shining = (material == GLASS) | (material == WATER)
        mirror = np.zeros_like(rays)
        if (shining & hit).any():
            mirror[shining] = sky_dome(reflected[shining][:, None], top, low, sun, rgb(sunlight), clouds, cloud_seed, power)[:, 0]
        cosine = np.abs((rays / np.linalg.norm(rays, axis=-1, keepdims=True) * normal).sum(-1))
        fresnel = (0.22 + 0.6 * (1 - cosine) ** 3)[..., None]
        shiny = ((material == GLASS) | (material == WATER))[..., None]
        image = np.where(shiny, image * (1 - fresnel) + mirror * fresnel, image)
        image = np.where((material == GLOW)[..., None], albedo[safe] * 2.2, image)

        veil = rgb(haze_colour) if haze_colour else low
        fog = 1 - np.exp(-haze * np.maximum(depth - 12, 0))
        image = image + (veil - image) * np.where(hit, fog, 0)[..., None]
        image = np.where(hit[..., None], image, background * 1.3)
        if glow:
            halo = np.where(((material == GLOW) & hit)[..., None], albedo[safe] * 2, 0).astype(np.float32)[::4, ::4]
            halo = sum(gaussian_filter(halo, (s, s, 0)) * k for s, k in ((6, 0.5), (22, 0.55), (60, 0.5)))
            halo = np.asarray([np.asarray(Image.fromarray(halo[..., k].astype(np.float32)).resize((w, h), Image.BILINEAR)) for k in range(3)]).transpose(1, 2, 0)
            image = image + halo * glow

        image = image.reshape(h // 2, 2, w // 2, 2, 3).mean((1, 3)) * exposure
        ys, xs = np.mgrid[0:h // 2, 0:w // 2]
        edge = ((xs / (w / 2) - 0.5) ** 2 + (ys / (h / 2) - 0.5) ** 2) * 2
        image *= (1 - vignette * edge ** 1.3)[..., None]
        image = filmic(image * 0.56)
        grey = image.mean(-1, keepdims=True)
        image = np.clip(grey + (image - grey) * saturation, 0, 1) ** (1 / 2.2)
        return Image.fromarray((image * 255 + 0.5).astype(np.uint8))


def filmic(x):
    """The ACES curve, as fitted by Krzysztof Narkowicz: deep shadows, soft highlights."""
    x = np.maximum(x, 0)
    return x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14)


def clip(tris, near=0.05):
    """Triangles in view space, cut at the near plane; the fourth column of the result is the source triangle."""
    kept, source = [], []
    for i, tri in enumerate(tris):
        inside = tri[:, 2] > near
        if inside.all():
            kept.append(tri)
            source.append(i)
        elif inside.any():
            polygon = []
            for a, b in zip(tri, np.roll(tri, -1, axis=0)):
                if a[2] > near:
                    polygon.append(a)
                if (a[2] > near) != (b[2] > near):
                    t = (near - a[2]) / (b[2] - a[2])
                    polygon.append(a + t * (b - a))
            for k in range(1, len(polygon) - 1):
                kept.append(np.stack((polygon[0], polygon[k], polygon[k + 1])))
                source.append(i)
    return np.array(kept), np.array(source)


def rasterise(clipped, focal, w, h):
    tris, source = clipped
    inverse = 1 / tris[..., 2]
    points = np.stack((tris[..., 0] * inverse * focal + w / 2, h / 2 - tris[..., 1] * inverse * focal, inverse), -1)
    nearness, ident = fill(points, source, w, h)
    return np.where(ident >= 0, 1 / np.maximum(nearness, 1e-9), 1e6), ident


@njit(cache=True)
def fill(points, source, w, h):
    """For each pixel the largest third coordinate, and which triangle it came from."""
    best = np.full((h, w), -1e30)
    ident = np.full((h, w), -1, np.int64)
    for t in range(points.shape[0]):
        ax, ay, az = points[t, 0]
        bx, by, bz = points[t, 1]
        cx, cy, cz = points[t, 2]
        area = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
        if abs(area) < 1e-9:
            continue
        y0, y1 = max(0, int(min(ay, by, cy))), min(h - 1, int(max(ay, by, cy)) + 1)
        x0, x1 = max(0, int(min(ax, bx, cx))), min(w - 1, int(max(ax, bx, cx)) + 1)
        for y in range(y0, y1 + 1):
            for x in range(x0, x1 + 1):
                px, py = x + 0.5, y + 0.5
                u = ((bx - px) * (cy - py) - (by - py) * (cx - px)) / area
                v = ((cx - px) * (ay - py) - (cy - py) * (ax - px)) / area
                s = 1 - u - v
                if u < 0 or v < 0 or s < 0:
                    continue
                z = u * az + v * bz + s * cz
                if z > best[y, x]:
                    best[y, x] = z
                    ident[y, x] = source[t]
    return best, ident


def shadows(tris, position, normal, sun, centre, reach, size=4096):
    side = normalised(np.cross(sun, (0, 0, 1) if abs(sun[2]) < 0.99 else (1, 0, 0)))
    other = np.cross(side, sun)
    scale = size / (2 * reach)
    basis = np.stack((side, other, sun))
    points = (tris - centre) @ basis.T
    points[..., :2] = points[..., :2] * scale + size / 2
    near = (np.abs(points[..., :2] - size / 2).min(1) < size).all(1)
    heights, _ = fill(points[near], np.arange(near.sum()), size, size)
    texel = 2 * reach / size
    lifted = (position + normal * 3.2 * texel + sun.astype(np.float32) * 2 * texel - centre.astype(np.float32)) @ basis.T.astype(np.float32)
    return soft_shadow(heights, (lifted[..., :2] * scale + size / 2).astype(np.float32), lifted[..., 2].astype(np.float32), size)


@njit(cache=True, parallel=True)
def soft_shadow(heights, where, level, size):
    h, w = level.shape
    out = np.ones((h, w), np.float32)
    for y in prange(h):
        for x in range(w):
            u, v = int(where[y, x, 0]), int(where[y, x, 1])
            if u < 3 or v < 3 or u >= size - 3 or v >= size - 3:
                continue
            blocked = 0
            for dv in range(-2, 3):
                for du in range(-2, 3):
                    if heights[v + dv, u + du] > level[y, x]:
                        blocked += 1
            out[y, x] = 1 - blocked / 25
    return out


@njit(cache=True, parallel=True)
def ambient_occlusion(depth, normal, focal, interior):
    h, w = depth.shape
    out = np.ones((h, w), np.float32)
    reach = 0.75 if interior else 1.6
    for y in prange(h):
        for x in range(w):
            z = depth[y, x]
            if z > 400:
                continue
            cx, cy = (x - w / 2) / focal * z, (h / 2 - y) / focal * z
            total = 0.0
            spin = ((x * 7 + y * 13) % 16) / 16 * 6.2832
            for k in range(14):
                distance = reach * (0.12 + 0.88 * ((k * 5) % 14) / 14) * focal / z
                distance = min(max(distance, 2.0), 220.0)
                angle = spin + k * 2.39996
                sx, sy = int(x + math.cos(angle) * distance), int(y + math.sin(angle) * distance)
                if sx < 0 or sy < 0 or sx >= w or sy >= h:
                    continue
                s = depth[sy, sx]
                dx, dy, dz = (sx - w / 2) / focal * s - cx, (h / 2 - sy) / focal * s - cy, s - z
                length = math.sqrt(dx * dx + dy * dy + dz * dz) + 1e-4
                lift = (dx * normal[y, x, 0] + dy * normal[y, x, 1] + dz * normal[y, x, 2]) / length
                if lift > 0.08:
                    total += (lift - 0.08) / (1 + (length / reach) ** 2)
            out[y, x] = max(0.0, 1 - total / 14 * 2.1)
    return out


def noise(p):
    """Smooth value noise in space, between 0 and 1."""
    flat = np.ascontiguousarray(p.reshape(-1, 3), np.float32)
    return value_noise(flat).reshape(p.shape[:-1])


@njit(cache=True)
def lattice(x, y, z):
    n = x * 374761393 + y * 668265263 + z * 2147483647
    n = (n ^ (n >> 13)) * 1274126177
    return ((n ^ (n >> 16)) & 0xFFFF) / 65535.0


@njit(cache=True, parallel=True)
def value_noise(p):
    out = np.empty(p.shape[0], np.float32)
    for i in prange(p.shape[0]):
        x, y, z = math.floor(p[i, 0]), math.floor(p[i, 1]), math.floor(p[i, 2])
        u, v, w = p[i, 0] - x, p[i, 1] - y, p[i, 2] - z
        u, v, w = u * u * (3 - 2 * u), v * v * (3 - 2 * v), w * w * (3 - 2 * w)
        a, b, c = int(x), int(y), int(z)
        near = (lattice(a, b, c) * (1 - u) + lattice(a + 1, b, c) * u) * (1 - v) + (lattice(a, b + 1, c) * (1 - u) + lattice(a + 1, b + 1, c) * u) * v
        far = (lattice(a, b, c + 1) * (1 - u) + lattice(a + 1, b, c + 1) * u) * (1 - v) + (lattice(a, b + 1, c + 1) * (1 - u) + lattice(a + 1, b + 1, c + 1) * u) * v
        out[i] = near * (1 - w) + far * w
    return out


def sky_dome(direction, top, low, sun, sunlight, clouds, seed, power):
    height = np.clip(direction[..., 2], 0, 1)
    mix = (height ** 0.55)[..., None]
    colour = low * (1 - mix) + top * mix
    towards = np.clip((direction * sun).sum(-1), 0, 1)
    colour = colour + (sunlight * (0.35 * towards ** 10 + 0.5 * towards ** 60)[..., None]) * min(power, 2.0) * 0.4
    if clouds:
        plane = direction[..., :2] / np.maximum(direction[..., 2:], 0.02) * 1.1
        p = np.concatenate((plane * (1, 1.0), np.full(plane.shape[:-1] + (1,), seed * 7.3)), -1)
        body = sum(noise(p * 2 ** k + k * 11) / 2 ** k for k in range(5)) / 1.94
        cover = np.clip((body - (0.72 - 0.32 * clouds)) * 3.4, 0, 1) * np.clip(direction[..., 2] * 9, 0, 1)
        tint = low * 0.45 + np.array((1.0, 1.0, 1.0)) * low.max() * 0.62
        colour = colour + (tint - colour) * (cover * 0.82)[..., None]
    return colour


def save(image, path, limit=178_000):
    """The best quality that keeps the file under the limit, without metadata."""
    image = image.convert("RGB").filter(ImageFilter.UnsharpMask(1.2, 45, 2))
    for quality in range(88, 30, -3):
        buffer = io.BytesIO()
        image.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
        if buffer.tell() <= limit:
            break
    path.write_bytes(buffer.getvalue())
    return quality, buffer.tell()
