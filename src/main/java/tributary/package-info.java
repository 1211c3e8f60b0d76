/**
 * Many governments, one review: a proposed capacity-cooperation project flows through each country's own approval process, and the
 * streams join into one decision record.
 *
 * <p>Packages are modules by feature; a module uses only modules on lines below its own:
 *
 * <pre>
 * portal                                   the enterprises' face: nobody depends on it
 * limit  start                             how much one address, person and tenant may take; what is refused in production
 * desk                                     what reviewers need beside Tasklist
 * retention                                how long records are kept, and what a hold keeps
 * audit                                    what happened, for auditors
 * followup                                 conditions of approval and their evidence
 * consultation                             the 1995 Mekong Agreement's procedures
 * review                                   national reviews, statutory clocks
 * proposal                                 the dossier, from draft to outcome
 * routing                                  who takes part and what each country asks
 * rate                                     exchange rates that each member keeps
 * document  identity                       storage, sign-in
 * shield                                   what passes to the engine from outside
 * engine                                   the engine
 * tenancy                                  whose rows a connection shows
 * time                                     calendars, statutory periods
 * member  catalogue  quantity  web         vocabulary
 * witness                                  run by others, beside the application: it cosigns its audit log
 * verifier                                 the same: it checks what comes of that log
 * </pre>
 */
@NullMarked
package tributary;

import org.jspecify.annotations.NullMarked;
