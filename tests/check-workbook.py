# SPDX-License-Identifier: GPL-3.0-or-later
"""Renders a bid as a workbook, lets LibreOffice recalculate every formula, and compares with what was written.

    check-workbook.py SAMANBUD-CLI BID.json

The program that opens a workbook trusts the values in it unless it is told to recalculate, so a wrong cached value
would go unnoticed. Prints how many formulas were compared; exit status 1 if any differs or if there are none.
"""

import os
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as tree
import zipfile

NS = {'m': 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'}
SETTINGS = '''<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
'''


def read_cells(path):
    """Every cell with a number: (sheet, cell) → (value, has a formula)."""
    cells = {}
    with zipfile.ZipFile(path) as book:
        names = [n for n in book.namelist() if re.fullmatch(r'xl/worksheets/sheet\d+\.xml', n)]
        for name in sorted(names, key=lambda n: int(re.search(r'\d+', n).group())):
            for cell in tree.fromstring(book.read(name)).iterfind('.//m:c', NS):
                value = cell.find('m:v', NS)
                formula = cell.find('m:f', NS)
                if value is None and formula is None:
                    continue
                kind = cell.get('t', 'n')
                text = value.text if value is not None else None
                cells[name, cell.get('r')] = (kind, text, formula is not None)
    return cells


def recalculate(path, folder):
    profile = os.path.join(folder, 'profile')
    os.makedirs(os.path.join(profile, 'user'))
    with open(os.path.join(profile, 'user', 'registrymodifications.xcu'), 'w', encoding='utf-8') as file:
        file.write(SETTINGS)
    subprocess.run(['soffice', f'-env:UserInstallation=file://{profile}', '--headless', '--convert-to', 'xlsx',
                    '--outdir', os.path.join(folder, 'out'), path],
                   check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240)
    return os.path.join(folder, 'out', os.path.basename(path))


def main(cli, bid):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, 'bid.xlsx')
        subprocess.run([cli, 'render', bid, '--xlsx', path], check=True)
        written = read_cells(path)
        again = read_cells(recalculate(path, folder))

    formulas = [place for place, (_, _, is_formula) in written.items() if is_formula]
    wrong = 0
    for place in formulas:
        expected = float(written[place][1])
        kind, text, _ = again.get(place, ('missing', None, False))
        if kind != 'n' or text is None or abs(float(text) - expected) > 1e-9 * max(1.0, abs(expected)):
            print(f'{place[0]} {place[1]}: written {expected}, recalculated {kind} {text}')
            wrong += 1

    print(f'{os.path.basename(bid)}: {len(formulas)} formulas compared, {wrong} differ')
    return 1 if wrong or not formulas else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:3]))
