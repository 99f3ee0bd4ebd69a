"""Writes the workbooks of `made/`. Run once, outside the tests, with pinned packages:

    pip install openpyxl==3.1.5 xlwt==1.3.0 odfpy==1.4.1 XlsxWriter==3.3.1 msoffcrypto-tool==6.1.0
    python tests/lists/make.py
"""
import datetime
import io
import pathlib
import zipfile

import msoffcrypto.format.ooxml
import openpyxl
import xlsxwriter
import xlwt
from odf import opendocument, style, table, text

OUT = pathlib.Path(__file__).parent / "made"
HEAD = ["工单号", "客户名称", "客户等级", "保障等级", "业务类型", "范围", "受理时间"]
ROWS = [
    ["GD20260001", "甲公司", "金牌", "AAA", "数据专线", "地市内", datetime.datetime(2026, 9, 30, 16, 0)],
    ["GD20260002", "乙公司", "银牌", "AA", "互联网专线", "跨省", datetime.datetime(2026, 10, 1)],
    ["GD20260003", "丙公司", "铜牌", "A", "语音专线", "跨地市", datetime.datetime(2026, 12, 30, 9, 5)],
    ["GD20260004", "丁公司", "标准", "普通", "数据专线", "地市内", datetime.datetime(2026, 2, 13, 17, 30)],
]


def xlsx(name, date_format=None, options=None, more=None):
    book = xlsxwriter.Workbook(OUT / name, options or {})
    sheet = book.add_worksheet("专线清单")
    dated = book.add_format(date_format or {"num_format": "yyyy-mm-dd hh:mm"})
    sheet.write_row(0, 0, HEAD)
    for at, row in enumerate(ROWS, 1):
        sheet.write_row(at, 0, row[:-1])
        sheet.write_datetime(at, 6, row[-1], dated)
    if more:
        more(book, sheet)
    book.close()


def east_asian():
    """One list whose dates have every built-in East Asian format, and custom ones."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["客户等级", "受理时间", "格式"])
    formats = [14, 15, 16, 17, 18, 19, 20, 21, 22, *range(27, 37), 45, 46, 47, *range(50, 59)]
    custom = ['yyyy"年"m"月"d"日"', '[$-804]yyyy"年"m"月"d"日" dddd', '[DBNum1][$-804]yyyy"年"m"月"d"日"', 'm"月"d"日"', "yyyy/m/d h:mm AM/PM", '[$-404]e"年"m"月"d"日"', '上午/下午h"时"mm"分"', "[$-F800]dddd, mmmm dd, yyyy", "yyyy/m/d;@"]
    for at, one in enumerate([*formats, *custom], 2):
        sheet.cell(at, 1, "金牌")
        cell = sheet.cell(at, 2, 46295 + 16 / 24)
        cell.number_format = one if isinstance(one, str) else "General"
        if not isinstance(one, str):
            sheet.cell(at, 2).style = "Normal"
        sheet.cell(at, 3, str(one))
    buffer = io.BytesIO()
    book.save(buffer)
    # openpyxl knows the built-in formats by their American names: the numbers are put in by hand.
    source = zipfile.ZipFile(buffer)
    styles = source.read("xl/styles.xml").decode()
    xfs = "".join(f'<xf numFmtId="{one}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' for one in formats)
    count = styles.count("<xf ", styles.index("<cellXfs"), styles.index("</cellXfs>"))
    styles = styles.replace("</cellXfs>", xfs + "</cellXfs>")
    sheet_xml = source.read("xl/worksheets/sheet1.xml").decode()
    for at, _ in enumerate(formats):
        sheet_xml = sheet_xml.replace(f'<c r="B{at + 2}" t="n">', f'<c r="B{at + 2}" s="{count + at}" t="n">')
    with zipfile.ZipFile(OUT / "east-asian-formats.xlsx", "w", zipfile.ZIP_DEFLATED) as out:
        for item in source.namelist():
            out.writestr(item, {"xl/styles.xml": styles, "xl/worksheets/sheet1.xml": sheet_xml}.get(item) or source.read(item))


def old():
    book = xlwt.Workbook()
    book.dates_1904 = True
    sheet = book.add_sheet("专线清单")
    dated = xlwt.easyxf(num_format_str='yyyy"年"m"月"d"日"')
    for at, title in enumerate(HEAD):
        sheet.write(0, at, title)
    for at, row in enumerate(ROWS, 1):
        for column, value in enumerate(row):
            if (at, column) != (2, 2):
                sheet.write(at, column, value, *([dated] if column == 6 else []))
    sheet.row(3).hidden = True
    sheet.col(1).hidden = True
    sheet.merge(1, 2, 2, 2)
    book.save(str(OUT / "old-1904-hidden-merged.xls"))


def document():
    book = opendocument.OpenDocumentSpreadsheet()
    sheet = table.Table(name="专线清单")
    sheet.addElement(table.TableColumn())
    sheet.addElement(table.TableColumn(visibility="collapse"))
    sheet.addElement(table.TableColumn(numbercolumnsrepeated=5))
    for at, row in enumerate([HEAD, *ROWS]):
        line = table.TableRow(**({"visibility": "filter"} if at == 3 else {}))
        for column, value in enumerate(row):
            if isinstance(value, datetime.datetime):
                cell = table.TableCell(valuetype="date", datevalue=value.isoformat())
            elif at == 2 and column == 2:
                line.addElement(table.CoveredTableCell())
                continue
            else:
                cell = table.TableCell(valuetype="string", **({"numberrowsspanned": 2} if at == 1 and column == 2 else {}))
                cell.addElement(text.P(text=value))
            line.addElement(cell)
        sheet.addElement(line)
    # A program writes the rest of the sheet as one repeated row.
    rest = table.TableRow(numberrowsrepeated=1048570)
    rest.addElement(table.TableCell(numbercolumnsrepeated=1024))
    sheet.addElement(rest)
    book.spreadsheet.addElement(sheet)
    book.save(str(OUT / "hidden-merged.ods"))


def formulas(book, sheet):
    sheet.write_formula(1, 6, "=NOW()", None, "")
    sheet.write_formula(2, 6, "=DATE(2026,10,1)", book.add_format({"num_format": "yyyy/m/d"}), 46296)


def encrypted():
    plain = (OUT / "epoch-1904.xlsx").read_bytes()
    file = msoffcrypto.format.ooxml.OOXMLFile(io.BytesIO(plain))
    with open(OUT / "password.xlsx", "wb") as out:
        file.encrypt("secret", out)


def hidden(book, sheet):
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column(1, 1, None, None, {"hidden": True})
    book.add_worksheet("旧").hide()


OUT.mkdir(exist_ok=True)
xlsx("epoch-1904.xlsx", options={"date_1904": True})
xlsx("hidden.xlsx", more=hidden)
xlsx("formula-without-value.xlsx", more=formulas)
xlsx("far-cell.xlsx", more=lambda _, sheet: sheet.write(1048575, 16383, "x"))
east_asian()
old()
document()
encrypted()
