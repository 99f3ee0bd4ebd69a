#!/bin/sh
# openpyxl 3.1.5 (PyPI) reads dates in the built-in East Asian number formats 27 to 36 and 50 to 58 as plain numbers.
#
# These ids are part of the file format (ECMA-376 part 1, 18.8.30: for zh-cn 57 is yyyy"年"m"月" and 31 yyyy"年"m"月"d"日"); Excel and WPS
# write them for dates without writing a format code. openpyxl knows no format for these ids, takes them for "General" and gives 46295.666…
# where the sheet shows 2026年9月30日, while the same cell with id 14 or with the format spelled out comes as a date and time. Who reads a service
# desk's export with it, or with pandas on top of it, loses the dates without a word.
#
# Exits 0 as long as it does so, 1 once it does not.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" --quiet install openpyxl==3.1.5
"$folder/venv/bin/python" - "$folder/dates.xlsx" <<'PYTHON'
import datetime
import sys
import zipfile

import openpyxl

NS = "http://schemas.openxmlformats.org/"
IDS = [14, 27, 31, 36, 50, 57, 58]
MAIN = f'xmlns="{NS}spreadsheetml/2006/main"'
files = {
    "[Content_Types].xml": f'<Types xmlns="{NS}package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>',
    "_rels/.rels": f'<Relationships xmlns="{NS}package/2006/relationships"><Relationship Id="rId1" Type="{NS}officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": f'<workbook {MAIN} xmlns:r="{NS}officeDocument/2006/relationships"><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{NS}package/2006/relationships"><Relationship Id="rId1" Type="{NS}officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="{NS}officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": f'<styleSheet {MAIN}><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="{len(IDS)}">' + "".join(f'<xf numFmtId="{one}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for one in IDS) + '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
    "xl/worksheets/sheet1.xml": f"<worksheet {MAIN}><sheetData>" + "".join(f'<row r="{at + 1}"><c r="A{at + 1}" s="{at}"><v>46295.666666666664</v></c></row>' for at, _ in enumerate(IDS)) + "</sheetData></worksheet>",
}
with zipfile.ZipFile(sys.argv[1], "w") as archive:
    for name, text in files.items():
        archive.writestr(name, text)

print("openpyxl", openpyxl.__version__)
sheet = openpyxl.load_workbook(sys.argv[1]).active
seen = {one: sheet.cell(at + 1, 1).value for at, one in enumerate(IDS)}
for one, value in seen.items():
    print(f"format {one}: {value!r}")
dates = isinstance(seen[14], datetime.datetime)
numbers = all(isinstance(seen[one], float) for one in IDS[1:])
sys.exit(0 if dates and numbers else 1)
PYTHON
