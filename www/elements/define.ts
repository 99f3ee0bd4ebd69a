/** Defines every element, once. */
import "./calculator/define";
import "./calendar/define";
