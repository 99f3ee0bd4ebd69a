/** Makes texts comparable: texts that differ only in width, case, spaces, punctuation or traditional characters mean the same. */

/** Traditional characters of the words that occur in such lists, with their simplified forms below. */
const TRADITIONAL = "戶级級業務類種範圍區時間員請專線銀銅標準數據互聯網語門簡訊彩會議機銷復變設備報單發終開內內終廳聲緊產品稱編號電話資費補錄調狀態險點對長途鄉鎮農離線處理結果負責環節領導進滿傳無雙階屬縣個築條約備註總計結預計劃遷計費傳輸頻寬帶寬鑽";
const SIMPLIFIED = "户级级业务类种范围区时间员请专线银铜标准数据互联网语门简讯彩会议机销复变设备报单发终开内内终厅声紧产品称编号电话资费补录调状态险点对长途乡镇农离线处理结果负责环节领导进满传无双阶属县个筑条约备注总计结预计划迁计费传输频宽带宽钻";
const SIMPLE: ReadonlyMap<string, string> = new Map([...TRADITIONAL].map((letter, at) => [letter, [...SIMPLIFIED][at]!]));

/** Characters without width: joiners, marks of direction, the byte order mark. */
const UNSEEN = /[\u00ad\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f]/g;
/** The form in which a spreadsheet's export writes a text so that it stays a text: `="2026-09-30"`. */
const KEPT_AS_TEXT = /^="(.*)"$/s;

/** A cell's text as written, without invisible characters: for names that are shown again. */
export function visible(text: string): string {
  // An apostrophe in front is how a spreadsheet is told that a number or a date is a text.
  const seen = text.replace(UNSEEN, "").trim().replace(/^['’](?=\d)/, "");
  const kept = KEPT_AS_TEXT.exec(seen);
  return (kept ? kept[1]!.replace(/""/g, '"') : seen).trim();
}

/** A cell's text without invisible characters, in the usual width. */
export const plain = (text: string): string => visible(text).normalize("NFKC").trim();

export const simplified = (text: string): string => text.replace(/[^\u0000-\u007f]/g, (letter) => SIMPLE.get(letter) ?? letter);

/** A name for comparing: 客户 等级, 客戶等級 and 客户等级: are one. */
export const tidy = (text: string): string => simplified(plain(text)).toLowerCase().replace(/[\s_\-()（）[\]【】:：*※#★☆●○◆◇■□▲△√✓✔]/g, "");

/** Whether a cell says that there is nothing. */
const NONE = new Set(["", "无", "-", "—", "/", "n/a", "na", "none", "空", "未知", "不详", "不清楚"].map(tidy));
export const saysNone = (cell: string): boolean => NONE.has(tidy(cell));

/** The joints between a name and its translation: brackets, bars, and the place where Chinese meets Latin. */
const JOINT = /[()[\]{}【】<>/|\n]+/;

/** The names of a text in two languages: 客户等级 Customer Tier, 金牌(Gold). Without a joint, the single name. */
export const partsOf = (text: string): string[] =>
  plain(text).replace(/([\u4e00-\u9fff])\s*(?=[A-Za-z])/g, "$1|").replace(/([A-Za-z.])\s*(?=[\u4e00-\u9fff])/g, "$1|").split(JOINT).map((part) => part.trim()).filter(Boolean);

/** A header for comparing, also without its remarks: 客户等级(必填), *客户等级, 客户等级(金/银/铜), 客户等级【必填】. */
export function headings(text: string): string[] {
  const bare = simplified(plain(text)).replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】|<[^<>]*>/g, "").replace(/(必填|选填|必选|可选)项?$/, "");
  const first = plain(text).split(/\n/)[0]!;
  return [...new Set([text, bare, first].map(tidy))].filter(Boolean);
}
