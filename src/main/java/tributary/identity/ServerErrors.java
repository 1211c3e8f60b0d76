package tributary.identity;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tributary.shield.ProblemWriter;
import tributary.web.ProblemType;

/** Words the server's own refusals, of addresses that are none, as problem details: they come before any filter or page of ours. */
@Component
class ServerErrors implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    @Override
    public void customize(TomcatServletWebServerFactory server) {
        server.addContextCustomizers(context -> {
            if (context.getParent() instanceof StandardHost host) {
                host.setErrorReportValveClass(Report.class.getName());
            }
        });
    }

    /** Made by the server, by its name. */
    public static class Report extends ErrorReportValve {

        private static final Logger LOG = LoggerFactory.getLogger(ServerErrors.class);

        @Override
        protected void report(Request request, Response response, @Nullable Throwable failure) {
            if (response.getStatus() < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            HttpStatus known = HttpStatus.resolve(response.getStatus());
            ProblemType type = ProblemType.of(known == null ? HttpStatus.BAD_REQUEST : known);
            try {
                response.setHeader("X-Content-Type-Options", "nosniff");
                ProblemWriter.write(response, type, "The request's method or address is of a form that is not taken.");
            } catch (IOException | IllegalStateException tooLate) {
                LOG.debug("Nobody was left to tell", tooLate);
            }
        }
    }
}
