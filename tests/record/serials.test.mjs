/** A record from a spreadsheet of the 1904 date system: 44833 is 2026-09-30 there (46295 in the system of 1900), also when it was kept on the device. */
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { load, tickets } from "./load.mjs";

let lib;
before(async () => { lib = await load(); });
after(() => lib.close());

const cell = (value) => `<Cell><Data ss:Type="${typeof value === "number" ? "Number" : "String"}">${value}</Data></Cell>`;
const book = (rows) => `<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><ExcelWorkbook xmlns="urn:schemas-microsoft-com:office:excel"><Date1904/></ExcelWorkbook>
  <Worksheet ss:Name="a"><Table>${rows.map((row) => `<Row>${row.map(cell).join("")}</Row>`).join("")}</Table></Worksheet></Workbook>`;

test("moments of tickets count from the workbook's own day 0, a ticket's number stays", async () => {
  const { opened } = await tickets(lib, book([["工单号", "专线", "客户等级", "业务保障等级", "业务", "范围", "申告时间", "恢复时间"], [44833, "L-1", "金牌", "AAA", "数据专线", "地市内", 44833.25, 44833.5]]));
  const again = await lib.reopened(JSON.parse(JSON.stringify(lib.keepable(opened))), { policy: lib.sla.policy, vocabulary: lib.vocabulary });
  for (const list of [opened, again]) {
    const [{ ticket }] = new lib.Listing(list, lib.sla, lib.vocabulary, "2026-12-31T02:00", { known: [], all: [] }).all().tickets;
    assert.equal(ticket.id, "44833");
    assert.deepEqual(ticket.events, { "fault-reported": "2026-09-30T06:00", "service-restored": "2026-09-30T12:00" });
  }
});
