/** Why the calendar beside the script is not used: a sentence for the operator, who put it there. */
import { html, nothing, type TemplateResult } from "lit";
import { unusedCalendar, type Unused } from "../shared/newer-calendar";

type Sentence = (unused: Unused, bundled: string) => string;

const CHINESE: Record<Unused["reason"], Sentence> = {
  "not-json": () => "calendars/cn.json 不是日历文件（不是JSON，可能是网页或没有传完），没有采用。请重新上传日历页下载的文件。",
  other: () => "calendars/cn.json 不是国家日历（id 不是 cn），没有采用。本单位的日历请用 calendar-src 指定。",
  "no-version": () => "calendars/cn.json 没有“2027.1”这样的版本号，没有采用。请重新上传日历页下载的文件。",
  older: ({ version }, bundled) => `calendars/cn.json 的版本（${version}）比正在使用的（${bundled}）旧，没有采用。`,
  differs: (_, bundled) => `calendars/cn.json 与内置日历版本相同（${bundled}）而内容不同，没有采用。改动后的日历要用更高的版本号，请用日历页生成。`,
  refused: ({ version, detail }) => `calendars/cn.json（版本 ${version}）有错误，没有采用：${detail}`,
};
const ENGLISH: Record<Unused["reason"], Sentence> = {
  "not-json": () => "calendars/cn.json is not a calendar file (not JSON; perhaps a web page, or incomplete) and is not used. Upload the file from the calendar page again.",
  other: () => "calendars/cn.json is not the national calendar (its id is not cn) and is not used. Name a calendar of your own in calendar-src.",
  "no-version": () => "calendars/cn.json has no version such as 2027.1 and is not used. Upload the file from the calendar page again.",
  older: ({ version }, bundled) => `calendars/cn.json is version ${version}, older than the one in use (${bundled}), and is not used.`,
  differs: (_, bundled) => `calendars/cn.json has the version of the bundled calendar (${bundled}) but other content and is not used. A changed calendar needs a higher version; the calendar page makes one.`,
  refused: ({ version, detail }) => `calendars/cn.json (version ${version}) has a fault and is not used: ${detail}`,
};

export async function besideNote(lang: string, bundled: string): Promise<TemplateResult | typeof nothing> {
  const unused = await unusedCalendar();
  if (!unused) return nothing;
  const sentences = lang === "en" ? ENGLISH : CHINESE;
  return html`<p class="banner" role="note">${sentences[unused.reason](unused, bundled)}${lang === "en" ? " The dates shown are those of the calendar in use." : "页面显示的日期按正在使用的日历计算。"}</p>`;
}
