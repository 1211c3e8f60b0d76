package tributary.audit.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tributary.audit.log.Subtree.Node;
import tributary.verifier.Merkle;

/** Against the published vectors of Certificate Transparency's reference implementation of RFC 6962, whose hashing RFC 9162 keeps. */
class MerkleTreeTests {

    private static final List<byte[]> LEAVES = List.of(
            bytes(""),
            bytes("00"),
            bytes("10"),
            bytes("2021"),
            bytes("3031"),
            bytes("40414243"),
            bytes("5051525354555657"),
            bytes("606162636465666768696a6b6c6d6e6f"));

    private static final List<Hash> ROOTS = hashes("""
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d
            fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125
            aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77
            d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7
            4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4
            76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef
            ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c
            5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328
            """);

    @Test
    void growsThroughThePublishedRoots() {
        List<Hash> roots = new ArrayList<>();
        for (int size = 0; size <= LEAVES.size(); size++) {
            roots.add(frontier(size).root());
        }

        assertThat(roots).isEqualTo(ROOTS);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 1 |",
                "0 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                "5 | 8 | bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
                        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "2 | 3 | fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "1 | 5 | 6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
                        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
            })
    void provesInclusionAsPublished(long index, int size, String path) {
        InclusionProof proof = inclusion(index, size);

        assertThat(proof.path()).isEqualTo(hashes(path));
        assertThat(includes(proof, Hash.ofLeaf(LEAVES.get((int) index)), ROOTS.get(size)))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 | 1 |",
                "1 | 8 | 96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"
                        + " 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + " 6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
                "6 | 8 | 0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"
                        + " ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"
                        + " d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "2 | 5 | 5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"
                        + " bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"
            })
    void provesConsistencyAsPublished(long older, int size, String path) {
        ConsistencyProof proof = consistency(older, size);

        assertThat(proof.path()).isEqualTo(hashes(path));
        assertThat(grew(proof, ROOTS.get((int) older), ROOTS.get(size))).isTrue();
    }

    @Test
    void provesEveryLeafAndEveryGrowthOfTheseTreesAndNothingElse() {
        for (int size = 1; size <= LEAVES.size(); size++) {
            for (int index = 0; index < size; index++) {
                for (int other = 0; other < size; other++) {
                    assertThat(includes(inclusion(index, size), Hash.ofLeaf(LEAVES.get(other)), ROOTS.get(size)))
                            .as("leaf %d by the proof of leaf %d of %d", other, index, size)
                            .isEqualTo(index == other);
                }
            }
            for (int older = 1; older <= size; older++) {
                for (int other = 1; other <= size; other++) {
                    assertThat(grew(consistency(older, size), ROOTS.get(other), ROOTS.get(size)))
                            .as("root of %d by the proof from %d to %d", other, older, size)
                            .isEqualTo(older == other);
                }
            }
        }
    }

    @Test
    void takesNoProofOfAnotherSizeOrLength() {
        Hash leaf = Hash.ofLeaf(LEAVES.get(2));
        List<Hash> path = inclusion(2, 7).path();

        assertThat(includes(new InclusionProof(2, 3, path), leaf, ROOTS.get(7))).isFalse();
        assertThat(includes(new InclusionProof(7, 7, path), leaf, ROOTS.get(7))).isFalse();
        assertThat(includes(new InclusionProof(-1, 7, path), leaf, ROOTS.get(7)))
                .isFalse();
        assertThat(includes(new InclusionProof(2, 7, path.subList(1, path.size())), leaf, ROOTS.get(7)))
                .isFalse();
        assertThat(includes(new InclusionProof(2, 7, longer(path)), leaf, ROOTS.get(7)))
                .isFalse();
        assertThat(grew(new ConsistencyProof(3, 7, longer(consistency(3, 7).path())), ROOTS.get(3), ROOTS.get(7)))
                .isFalse();
        assertThat(grew(new ConsistencyProof(3, 7, List.of()), ROOTS.get(3), ROOTS.get(7)))
                .isFalse();
        assertThat(grew(new ConsistencyProof(0, 7, List.of()), Hash.EMPTY, ROOTS.get(7)))
                .isTrue();
    }

    @Test
    void needsFewNodesOfALargeTree() {
        assertThat(MerkleTree.inclusionProof(123_456_789L, 1_000_000_007L).stream()
                        .mapToInt(part -> part.nodes().size())
                        .sum())
                .isLessThanOrEqualTo(60);
    }

    /** As a verifier finds it, which shares no class with the tree. */
    static boolean includes(InclusionProof proof, Hash leaf, Hash root) {
        return Merkle.includes(leaf.bytes(), proof.index(), proof.size(), bytes(proof.path()), root.bytes());
    }

    static boolean grew(ConsistencyProof proof, Hash olderRoot, Hash root) {
        return Merkle.grew(proof.older(), olderRoot.bytes(), proof.size(), root.bytes(), bytes(proof.path()));
    }

    private static List<byte[]> bytes(List<Hash> path) {
        return path.stream().map(Hash::bytes).toList();
    }

    private static List<Hash> longer(List<Hash> path) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(Hash.EMPTY);
        return longer;
    }

    private static InclusionProof inclusion(long index, int size) {
        return new InclusionProof(index, size, hashes(MerkleTree.inclusionProof(index, size)));
    }

    private static ConsistencyProof consistency(long older, int size) {
        return new ConsistencyProof(older, size, hashes(MerkleTree.consistencyProof(older, size)));
    }

    private static List<Hash> hashes(List<Subtree> parts) {
        Map<Node, Hash> stored = new HashMap<>();
        Frontier frontier = frontier(0);
        for (int index = 0; index < LEAVES.size(); index++) {
            Hash leaf = Hash.ofLeaf(LEAVES.get(index));
            stored.put(new Node(0, index), leaf);
            stored.putAll(frontier.add(leaf));
        }
        return parts.stream()
                .map(part -> part.hash(node -> Objects.requireNonNull(stored.get(node))))
                .toList();
    }

    private static Frontier frontier(int size) {
        Frontier frontier = new Frontier(0, Map.of());
        LEAVES.subList(0, size).stream().map(Hash::ofLeaf).forEach(frontier::add);
        return frontier;
    }

    private static List<Hash> hashes(@Nullable String hex) {
        return hex == null
                ? List.of()
                : List.of(hex.strip().split("\\s+")).stream()
                        .map(hash -> Hash.from(bytes(hash)))
                        .toList();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
