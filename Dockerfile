# The application's image, from the jar that `mvn package` made: docker build -t tributary .
FROM eclipse-temurin:17-jre AS layers
WORKDIR /build
COPY target/tributary-*.jar tributary.jar
RUN java -Djarmode=tools -jar tributary.jar extract --layers --launcher --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --system --uid 10001 --no-create-home tributary
WORKDIR /app
# Layers from the least to the most often changed, so that a new version sends little.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/spring-boot-loader/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./
USER 10001
EXPOSE 8080
ENV SERVER_ADDRESS=0.0.0.0
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "-XX:+ExitOnOutOfMemoryError", "org.springframework.boot.loader.launch.JarLauncher"]
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200'"]
