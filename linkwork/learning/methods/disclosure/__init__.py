"""What may leave as counts: coarse cubes, small cells hidden, the rest rounded, and attacked first.

`cubes.build` counts a frozen table of cases; `attack.attacking.attack` tries every way we know to
find a hidden count from the cube and all that was released before; `models` rules on effects.
"""
