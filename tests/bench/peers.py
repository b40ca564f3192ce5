#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks SciPy's HiGHS and PuLP with CBC what bench-peers asked the engine and GLPK, one linear program per group, of a
sample of the groups, and prints how many times as long each takes. Processor time, that of CBC's processes included.

  peers.py BENCH-PEERS [MEMBERS REQUIREMENTS SEED]
"""
import json
import os
import random
import subprocess
import sys
import tempfile

import numpy
import pulp
from scipy.optimize import linprog
from scipy.sparse import csr_matrix

SAMPLE = {"SciPy-HiGHS": 300, "PuLP-CBC": 60}


def cpu():
    return sum(os.times()[:4])


def ways(network):
    return [(s, r) for s, supply in enumerate(network["supplies"]) for r in supply["fits"]]


def minutes(supply, group):
    return supply["minutes"] if group >> supply["member"] & 1 else 0


def flow_by_scipy(network, group):
    arcs = ways(network)
    n_supplies = len(network["supplies"])
    rows = [s for s, _ in arcs] + [n_supplies + r for _, r in arcs]
    columns = list(range(len(arcs))) * 2
    matrix = csr_matrix((numpy.ones(len(rows)), (rows, columns)), shape=(n_supplies + len(network["need"]), len(arcs)))
    limits = [minutes(s, group) for s in network["supplies"]] + network["need"]
    return -linprog(-numpy.ones(len(arcs)), A_ub=matrix, b_ub=limits, bounds=(0, None), method="highs").fun


def flow_by_pulp(network, group):
    problem = pulp.LpProblem("group", pulp.LpMaximize)
    flow = {(s, r): pulp.LpVariable(f"x{s}_{r}", 0) for s, r in ways(network)}
    problem += pulp.lpSum(flow.values())
    for s, supply in enumerate(network["supplies"]):
        problem += pulp.lpSum(flow[s, r] for r in supply["fits"]) <= minutes(supply, group)
    for r, need in enumerate(network["need"]):
        problem += pulp.lpSum(x for (_, q), x in flow.items() if q == r) <= need
    problem.solve(pulp.COIN_CMD(msg=0))
    return pulp.value(problem.objective) or 0


def main():
    program, *sizes = sys.argv[1:]
    sizes = sizes or ["12", "40", "1"]
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        said = subprocess.run([program, *sizes, file.name], check=True, stdout=subprocess.PIPE, text=True).stdout
        network = json.load(file)
    print(f"{sizes[0]} members, {sizes[1]} requirements, seed {sizes[2]}: {said.splitlines()[0]}")
    nanoseconds = {name: float(value) for name, value in (line.split() for line in said.splitlines()[1:])}

    total = sum(network["need"])
    for name, ask in (("SciPy-HiGHS", flow_by_scipy), ("PuLP-CBC", flow_by_pulp)):
        groups = random.Random(1).sample(range(len(network["short"])), min(SAMPLE[name], len(network["short"])))
        start = cpu()
        for group in groups:
            assert (ask(network, group) < total - 0.5) == bool(network["short"][group]), group
        nanoseconds[name] = (cpu() - start) * 1e9 / len(groups)

    for name, value in nanoseconds.items():
        print(f"{name:12} {value:14,.0f} ns per group  {value / nanoseconds['engine']:10,.0f} x the engine")


main()
