/**
 * The proof that the audit log was never rewritten: committed entries in the order of a Merkle tree (RFC 9162), one log a tenant, with signed
 * checkpoints (C2SP tlog-checkpoint) that other members' witnesses cosign. Start at {@link tributary.audit.log.Sequencer} for how entries come
 * in and at {@link tributary.audit.log.MerkleLog} for what can be proved of them.
 */
@NullMarked
package tributary.audit.log;

import org.jspecify.annotations.NullMarked;
