/** What the jobs on a list share: where they run, the engine with its words, and the list itself. */
import type { Body } from "../../lists/body";
import type { SheetOfCells } from "../../lists/cells";
import type { Head } from "../../lists/head";
import type { Vocabulary } from "../../lists/vocabulary";
import type { Words } from "../../words";
import type { Quoter } from "../shared/engine";
import type { FromWorker } from "./messages";

/** Where the work is done: in a worker of its own, or where none is allowed, on the page. */
export interface Host {
  post(message: FromWorker): void;
  /** How many rows make a slice. */
  readonly slice: number;
  /** How many bytes or letters of a file are read at a time. */
  readonly piece: number;
  /** Lets messages in, and others have their turn. */
  breathe(): Promise<void>;
}

/** What every job needs: the engine and its words in every language. */
export interface Ready {
  sla: Quoter;
  languages: readonly Words[];
  vocabulary: Vocabulary;
}

/** A sheet as it is quoted. */
export interface List {
  sheet: SheetOfCells;
  head: Head;
  body: Body;
}
