package dev.cordon.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** RFC 9162 §2.1: hashing, roots and proofs, against published values and against the definition written out. */
class TreeTest {

    private static final List<String> LEAVES = List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
            "606162636465666768696a6b6c6d6e6f");

    /** The roots over the first 0 to 8 of these leaves, as Certificate Transparency implementations publish them. */
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    /** Perfect subtrees over hashes in memory, straight from the definition. */
    private static NodeReader over(List<Hash> leaves) {
        List<List<Hash>> levels = new ArrayList<>(List.of(leaves));
        while (levels.getLast().size() > 1) {
            List<Hash> below = levels.getLast();
            List<Hash> level = new ArrayList<>();
            for (int i = 0; i + 1 < below.size(); i += 2) {
                level.add(Hash.node(below.get(i), below.get(i + 1)));
            }
            levels.add(level);
        }
        return (level, index) -> levels.get(level).get((int) index);
    }

    /** RFC 9162 §2.1.1, word for word. */
    private static Hash definition(List<Hash> leaves) {
        if (leaves.isEmpty()) {
            return Hash.empty();
        }
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return Hash.node(definition(leaves.subList(0, split)), definition(leaves.subList(split, leaves.size())));
    }

    private static List<Hash> leaves(int count) {
        List<Hash> leaves = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            leaves.add(Hash.leaf(("entry " + i).getBytes(StandardCharsets.UTF_8)));
        }
        return leaves;
    }

    private static Hash flipped(Hash hash, int bit) {
        byte[] bytes = hash.bytes();
        bytes[bit / 8] ^= (byte) (1 << bit % 8);
        return Hash.of(bytes);
    }

    @Test
    void theEightPublishedLeavesHaveThePublishedRoots() throws Exception {
        List<Hash> leaves = LEAVES.stream().map(hex -> Hash.leaf(HexFormat.of().parseHex(hex))).toList();
        Frontier frontier = new Frontier();
        for (int size = 0; size <= 8; size++) {
            assertThat(frontier.root()).hasToString(ROOTS.get(size));
            assertThat(Proofs.root(size, over(leaves))).hasToString(ROOTS.get(size));
            if (size < 8) {
                frontier.add(leaves.get(size));
            }
        }
    }

    @Test
    void thePublishedProofOfTheFirstLeafOfEightIsMadeAndVerified() throws Exception {
        List<Hash> leaves = LEAVES.stream().map(hex -> Hash.leaf(HexFormat.of().parseHex(hex))).toList();
        InclusionProof proof = Proofs.inclusion(0, 8, over(leaves));
        assertThat(proof.path()).map(Hash::toString).containsExactly(
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4");
        assertThat(proof.verify(leaves.getFirst(), Proofs.root(8, over(leaves)))).isTrue();
    }

    @Test
    void everyRootUpTo300IsTheDefinitions() throws Exception {
        List<Hash> leaves = leaves(300);
        Frontier frontier = new Frontier();
        for (int size = 0; size <= 300; size++) {
            Hash wanted = definition(leaves.subList(0, size));
            assertThat(frontier.root()).as("size %d", size).isEqualTo(wanted);
            assertThat(Frontier.of(size, over(leaves)).root()).as("size %d", size).isEqualTo(wanted);
            if (size < 300) {
                frontier.add(leaves.get(size));
            }
        }
    }

    @Test
    void everyInclusionProofUpTo300VerifiesAndNoMutationDoes() throws Exception {
        List<Hash> leaves = leaves(300);
        NodeReader reader = over(leaves);
        for (int size = 1; size <= 300; size++) {
            Hash root = Proofs.root(size, reader);
            // All indexes of small trees, a spread of large ones: the shape repeats.
            for (int index = 0; index < size; index += size <= 64 ? 1 : 13) {
                InclusionProof proof = Proofs.inclusion(index, size, reader);
                assertThat(proof.verify(leaves.get(index), root)).as("%d in %d", index, size).isTrue();
                inclusionMutationsFail(proof, leaves.get(index), root);
            }
        }
    }

    private static void inclusionMutationsFail(InclusionProof proof, Hash leaf, Hash root) {
        int bit = (int) ((proof.index() * 31 + proof.size()) % 256);
        assertThat(proof.verify(flipped(leaf, bit), root)).isFalse();
        assertThat(proof.verify(leaf, flipped(root, bit))).isFalse();
        assertThat(new InclusionProof(proof.index(), proof.size(), with(proof.path(), leaf)).verify(leaf, root)).isFalse();
        if (proof.size() > 1) {
            long other = proof.index() == 0 ? 1 : proof.index() - 1;
            assertThat(new InclusionProof(other, proof.size(), proof.path()).verify(leaf, root)).as("wrong index of %s", proof).isFalse();
        }
        for (int i = 0; i < proof.path().size(); i++) {
            List<Hash> changed = new ArrayList<>(proof.path());
            changed.set(i, flipped(changed.get(i), bit));
            assertThat(new InclusionProof(proof.index(), proof.size(), changed).verify(leaf, root)).isFalse();
            List<Hash> shorter = new ArrayList<>(proof.path());
            shorter.remove(i);
            assertThat(new InclusionProof(proof.index(), proof.size(), shorter).verify(leaf, root)).isFalse();
        }
    }

    @Test
    void consistencyOfAllPairsUpTo300VerifiesAndMutationsDoNot() throws Exception {
        List<Hash> leaves = leaves(300);
        List<Hash> roots = new ArrayList<>();
        Frontier frontier = new Frontier();
        roots.add(frontier.root());
        for (Hash leaf : leaves) {
            frontier.add(leaf);
            roots.add(frontier.root());
        }
        NodeReader reader = over(leaves);
        for (int later = 0; later <= 300; later++) {
            for (int earlier = 0; earlier <= later; earlier++) {
                ConsistencyProof proof = Proofs.consistency(earlier, later, reader);
                if (!proof.verify(roots.get(earlier), roots.get(later))) {
                    fail("the proof from " + earlier + " to " + later + " does not verify");
                }
                if ((earlier + 3 * later) % 11 == 0) {
                    consistencyMutationsFail(proof, roots.get(earlier), roots.get(later));
                }
            }
        }
    }

    private static void consistencyMutationsFail(ConsistencyProof proof, Hash earlier, Hash later) {
        int bit = (int) ((proof.earlier() * 17 + proof.later()) % 256);
        assertThat(proof.verify(flipped(earlier, bit), later)).as("%s", proof).isFalse();
        if (proof.earlier() > 0) {
            assertThat(proof.verify(earlier, flipped(later, bit))).as("%s", proof).isFalse();
        }
        assertThat(new ConsistencyProof(proof.earlier(), proof.later(), with(proof.path(), earlier)).verify(earlier, later)).isFalse();
        for (int i = 0; i < proof.path().size(); i++) {
            List<Hash> changed = new ArrayList<>(proof.path());
            changed.set(i, flipped(changed.get(i), bit));
            assertThat(new ConsistencyProof(proof.earlier(), proof.later(), changed).verify(earlier, later)).isFalse();
            List<Hash> shorter = new ArrayList<>(proof.path());
            shorter.remove(i);
            assertThat(new ConsistencyProof(proof.earlier(), proof.later(), shorter).verify(earlier, later)).isFalse();
        }
    }

    private static List<Hash> with(List<Hash> path, Hash more) {
        List<Hash> longer = new ArrayList<>(path);
        longer.add(more);
        return longer;
    }

    @Test
    void askingOutsideTheTreeIsRefused() {
        NodeReader none = over(List.of());
        assertThatThrownBy(() -> Proofs.inclusion(3, 3, none)).isInstanceOf(LogRefused.class);
        assertThatThrownBy(() -> Proofs.inclusion(-1, 3, none)).isInstanceOf(LogRefused.class);
        assertThatThrownBy(() -> Proofs.consistency(4, 3, none)).isInstanceOf(LogRefused.class);
        assertThat(new InclusionProof(3, 3, List.of()).verify(Hash.empty(), Hash.empty())).isFalse();
        assertThat(new ConsistencyProof(-1, 3, List.of()).verify(Hash.empty(), Hash.empty())).isFalse();
    }
}
