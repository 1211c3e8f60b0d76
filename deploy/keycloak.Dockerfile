# Keycloak, built once for its settings and started with --optimized.
FROM quay.io/keycloak/keycloak:26.7.3 AS build
ENV KC_DB=postgres KC_HEALTH_ENABLED=true KC_METRICS_ENABLED=true
RUN /opt/keycloak/bin/kc.sh build

FROM quay.io/keycloak/keycloak:26.7.3
COPY --from=build /opt/keycloak/ /opt/keycloak/
COPY processes/cambodia/realm.json /opt/keycloak/data/import/kh-realm.json
COPY processes/china/realm.json /opt/keycloak/data/import/cn-realm.json
COPY processes/laos/realm.json /opt/keycloak/data/import/la-realm.json
COPY processes/myanmar/realm.json /opt/keycloak/data/import/mm-realm.json
COPY processes/thailand/realm.json /opt/keycloak/data/import/th-realm.json
COPY processes/vietnam/realm.json /opt/keycloak/data/import/vn-realm.json
COPY processes/joint/realm.json /opt/keycloak/data/import/joint-realm.json
ENTRYPOINT ["/opt/keycloak/bin/kc.sh"]
CMD ["start", "--optimized", "--import-realm"]
