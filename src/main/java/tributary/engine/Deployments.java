package tributary.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import tributary.member.Member;
import tributary.member.Members;

/**
 * Deploys each folder of {@code processes/} whole to its tenant, when anything in it changed: forms and tables that a model binds by
 * deployment stay with it. The folder {@code common} goes to each of the six countries. Nothing is deployed without a tenant.
 */
@Component
class Deployments {

    private static final Logger LOG = LoggerFactory.getLogger(Deployments.class);
    private static final String COMMON = "common";

    private final RepositoryService repository;
    private final Members members;

    Deployments(RepositoryService repository, Members members) {
        this.repository = repository;
        this.members = members;
    }

    void deployAll() {
        for (Member tenant : members.tenants()) {
            deploy(tenant.folder(), tenant.code());
            if (!tenant.isJoint()) {
                deploy(COMMON, tenant.code());
            }
        }
    }

    private void deploy(String folder, String tenant) {
        List<Resource> resources = listResources(folder);
        if (resources.isEmpty()) {
            return;
        }
        DeploymentBuilder deployment = repository
                .createDeployment()
                .name(folder)
                .source("processes")
                .tenantId(tenant)
                .enableDuplicateFiltering(false);
        for (Resource resource : resources) {
            try (InputStream content = resource.getInputStream()) {
                deployment.addInputStream(nameOf(resource, folder), content);
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        try {
            deployment.deploy();
        } catch (RuntimeException failure) {
            throw new IllegalStateException(
                    "processes/" + folder + " cannot be deployed to " + tenant + ": " + failure.getMessage(), failure);
        }
        LOG.debug("Deployed processes/{} to {}", folder, tenant);
    }

    private static List<Resource> listResources(String folder) {
        PathMatchingResourcePatternResolver resolver = new PathMatchingResourcePatternResolver();
        List<Resource> found = new ArrayList<>();
        for (String type : List.of("bpmn", "dmn", "form")) {
            try {
                found.addAll(List.of(resolver.getResources("classpath*:processes/" + folder + "/**/*." + type)));
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        found.sort(Comparator.comparing(resource -> nameOf(resource, folder)));
        return found;
    }

    private static String nameOf(Resource resource, String folder) {
        try {
            String path = resource.getURL().getPath();
            return path.substring(
                    path.lastIndexOf("processes/" + folder + "/") + "processes//".length() + folder.length());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
