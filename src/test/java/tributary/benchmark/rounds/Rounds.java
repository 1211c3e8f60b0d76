package tributary.benchmark.rounds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** What every engine under measurement does alike. Needs nothing but the JDK, as it runs beside engines of other makers. */
public final class Rounds {

    private Rounds() {}

    /** One review, from its start to its end. */
    public interface Review {
        void run() throws Exception;
    }

    /** Answers each line of threads and reviews with the nanoseconds that these took, until the input ends or one fails; then ends this Java. */
    public static void serve(Review review) {
        try {
            answer(review);
            System.exit(0);
        } catch (IOException | InterruptedException | ExecutionException failure) {
            failure.printStackTrace(System.err);
            System.exit(1);
        }
    }

    private static void answer(Review review) throws IOException, InterruptedException, ExecutionException {
        PrintStream answers = System.out;
        System.setOut(System.err);
        answers.println("ready");
        BufferedReader asked = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = asked.readLine(); line != null; line = asked.readLine()) {
            String[] round = line.split(" ", -1);
            answers.println(run(Integer.parseInt(round[0]), Integer.parseInt(round[1]), review));
        }
    }

    private static long run(int threads, int reviews, Review review) throws InterruptedException, ExecutionException {
        AtomicInteger left = new AtomicInteger(reviews);
        ExecutorService people = Executors.newFixedThreadPool(threads);
        try {
            long start = System.nanoTime();
            List<Future<?>> work = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                work.add(people.submit(() -> {
                    while (left.getAndDecrement() > 0) {
                        review.run();
                    }
                    return null;
                }));
            }
            for (Future<?> thread : work) {
                thread.get();
            }
            return System.nanoTime() - start;
        } finally {
            people.shutdown();
        }
    }

    /** Five of a review's thirteen variables. */
    public static Map<String, Object> givenAtStart() {
        return Map.of(
                "group", "la.legal-reviewers",
                "member", "la",
                "sector", "power-grid",
                "capital", 120_000_000L,
                "foreign", true);
    }

    /** Two of the others, at each of the four tasks. */
    public static Map<String, Object> foundAt(String step) {
        return Map.of(step + "Outcome", "pass", step + "Findings", "Complete and in order; see the file.");
    }
}
