/** The package's calculator: every question, and options that whoever calls may give wrong. */
import { callOptions, LIST, YES_OR_NO } from "./call-options";
import { Calculator as Whole } from "./calculator";
import type { Quote, QuoteRequest } from "./contract";
import { wrapErrors } from "./error";
import type { Answer } from "./quoter";

export class Calculator extends Whole {
  /**
   * Every commitment that the request's audience sees; with `trace`, also the day-by-day walk of each one with a date.
   * @throws {SlaError} any fault of the request, with its path: `missing-field`, `unknown-field`, `unknown-value`, `wrong-type`, `invalid-date`,
   * `date-out-of-range`, `invalid-duration`, `invalid-interval`, `invalid-number`; `wrong-type` or `unknown-field` under `/1` for an option;
   * `unsupported` after `dispose`
   */
  override quote(request: QuoteRequest, options?: { trace?: boolean }): Quote {
    return super.quote(request, callOptions(options, "/1", { trace: YES_OR_NO }));
  }

  /**
   * A quote or a problem for each request, as plain objects. With `commitments` (ids), each quote has only these commitments,
   * which takes less time.
   * @throws {SlaError} `wrong-type` if the requests are not a list or too many; `unknown-value` at `/1/commitments/…` for an id that the
   * policy does not have; `wrong-type` or `unknown-field` under `/1` for an option. A fault in one request does not throw: it is the answer to
   * that request
   */
  override quoteMany(requests: readonly QuoteRequest[], options?: { commitments?: readonly string[] }): Answer[] {
    return super.quoteMany(requests, callOptions(options, "/1", { commitments: LIST }));
  }
}

wrapErrors(Calculator.prototype, []);
