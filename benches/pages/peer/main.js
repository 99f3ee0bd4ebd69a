// What one would build without this project: a month with its rest and make-up days marked, and one due date.
import { Calendar } from "@fullcalendar/core";
import zh from "@fullcalendar/core/locales/zh-cn";
import dayGrid from "@fullcalendar/daygrid";
import days from "chinese-days";

const text = (date) => `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
const calendar = new Calendar(document.getElementById("calendar"), {
  plugins: [dayGrid],
  locale: zh,
  initialView: "dayGridMonth",
  initialDate: "2026-10-01",
  dayCellContent: ({ date, dayNumberText }) => {
    const { work, name } = days.getDayDetail(text(date));
    const weekend = date.getDay() % 6 === 0;
    return dayNumberText + (work && weekend ? " 班" : !work && !weekend ? ` 休 ${name.split(",")[1] ?? ""}` : "");
  },
});
calendar.render();
document.getElementById("answer").textContent = `截止 ${days.findWorkday(3, "2026-09-30")}`;
