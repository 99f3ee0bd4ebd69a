/** Stryker's runner for the page's readers: all tests in one process, which loads the bundled module anew only for a mutant of what is worked out while it loads. */
import { existsSync } from "node:fs";
import { appendFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import { declareClassPlugin, declareValuePlugin, PluginKind } from "@stryker-mutator/api/plugin";
import { DryRunStatus, MutantRunStatus, TestStatus } from "@stryker-mutator/api/test-runner";
import { bundle } from "./suite.mjs";

/** The first test of all: a mutant with which the modules cannot be loaded is caught by it. */
const LOADS = "the modules load";
/** What takes seconds, and is about the wasm module of workbooks alone. */
const LEFT_OUT = /^no damage breaks the reader|^a cell at the far end of a sheet/;

/** What is left when the time is over is not tried. */
const UNTIL = Number(process.env.SLA_MUTANTS_UNTIL ?? Infinity);

const state = (globalThis.__stryker__ ??= {});

class Readers {
  /** The tests, those in front that have caught a mutant last. */
  #order = [];
  #clean;
  /** One for the whole run, which Stryker's own process stands for. */
  #file = join(process.cwd(), "reports", `suite-${process.ppid}.mjs`);
  #loads = 0;

  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    if (!existsSync(this.#file)) await bundle(process.cwd(), this.#file);
  }

  /** Each test by its name; of those with one name the later ones are numbered. */
  async #load() {
    const tests = [];
    globalThis.__readers = { tests };
    await import(`${pathToFileURL(this.#file)}?${this.#loads++}`);
    const found = new Map();
    for (const { name, run } of tests) {
      if (LEFT_OUT.test(name)) continue;
      let id = name;
      for (let n = 2; found.has(id); n++) id = `${name} #${n}`;
      found.set(id, run);
    }
    return found;
  }

  async dryRun() {
    state.mutantCoverage = { static: {}, perTest: {} };
    const tests = [{ id: LOADS, name: LOADS, status: TestStatus.Success, timeSpentMs: 1 }];
    try {
      this.#clean = await this.#load();
      for (const [id, run] of this.#clean) {
        const begun = performance.now();
        state.currentTestId = id;
        const failed = await failureOf(run);
        tests.push({ id, name: id, timeSpentMs: performance.now() - begun, ...(failed === undefined ? { status: TestStatus.Success } : { status: TestStatus.Failed, failureMessage: failed }) });
      }
    } catch (error) {
      return { status: DryRunStatus.Error, errorMessage: String(error?.stack ?? error) };
    } finally {
      state.currentTestId = undefined;
    }
    return { status: DryRunStatus.Complete, tests, mutantCoverage: state.mutantCoverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit, reloadEnvironment }) {
    if (Date.now() > UNTIL) return { status: MutantRunStatus.Error, errorMessage: "not tried" };
    state.hitLimit = hitLimit;
    state.hitCount = hitLimit === undefined ? undefined : 0;
    state.activeMutant = undefined;
    let tests;
    try {
      if (reloadEnvironment) state.activeMutant = activeMutant.id;
      tests = reloadEnvironment ? await this.#load() : (this.#clean ??= await this.#load());
    } catch (error) {
      return this.#limit() ?? { status: MutantRunStatus.Killed, killedBy: [LOADS], failureMessage: String(error), nrOfTests: 1 };
    }
    state.activeMutant = activeMutant.id;
    if (!this.#order.length) this.#order = [...tests.keys()];
    let nrOfTests = 0;
    const wanted = testFilter && new Set(testFilter);
    for (const id of this.#order) {
      if (wanted && !wanted.has(id)) continue;
      nrOfTests++;
      const failed = await failureOf(tests.get(id));
      const limit = this.#limit();
      if (limit) return limit;
      if (failed === undefined) continue;
      this.#order = [id, ...this.#order.filter((one) => one !== id)];
      return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage: failed, nrOfTests };
    }
    // Stryker's own report comes at the end.
    await appendFile(join(process.cwd(), "reports/survivors.log"), `${relative(process.cwd(), activeMutant.fileName)}:${activeMutant.location.start.line + 1}:${activeMutant.location.start.column + 1} ${activeMutant.replacement}\n`);
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  #limit() {
    return state.hitLimit !== undefined && state.hitCount > state.hitLimit ? { status: MutantRunStatus.Timeout, reason: "hit limit reached" } : undefined;
  }
}

/** Why a test fails; undefined where it does not. */
async function failureOf(run) {
  try {
    await run();
    return undefined;
  } catch (error) {
    return String(error?.message ?? error).slice(0, 400);
  }
}

/** A bundler has to see which module an `import()` names. */
const imports = { shouldIgnore: ({ node }) => (node.type === "CallExpression" && node.callee.type === "Import" ? "the name of a module" : undefined) };

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, "readers", Readers), declareValuePlugin(PluginKind.Ignore, "imports", imports)];
