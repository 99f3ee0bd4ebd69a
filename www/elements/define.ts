/** Defines the calculator and its parts, once. */
import "./calculator/define";
import "./calendar/define";
