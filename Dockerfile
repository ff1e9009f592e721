# Three stages: the explorer's scripts are built, then Renkei is installed, and the last has only
# what running needs.
FROM node:22-slim AS explorer

WORKDIR /web
COPY api/web/package.json api/web/package-lock.json api/web/.npmrc ./
RUN npm ci
COPY api/web/build.mjs ./
COPY api/web/src src
RUN node build.mjs

FROM python:3.13-slim AS install

ENV PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PIP_ROOT_USER_ACTION=ignore
RUN python -m venv /opt/renkei
WORKDIR /app
COPY requirements.lock ./
RUN /opt/renkei/bin/pip install --require-hashes --no-deps --requirement requirements.lock
COPY pyproject.toml README.md LICENSE ./
COPY ontology ontology
COPY shapes shapes
COPY dataset dataset
COPY graph graph
COPY api api
COPY --from=explorer /web/dist api/web/dist
RUN /opt/renkei/bin/pip install --no-build-isolation --no-deps --editable . \
    && /opt/renkei/bin/python -m compileall -q graph api

FROM python:3.13-slim

RUN useradd --system --uid 10001 --no-create-home renkei \
    && install --directory --owner=renkei --group=renkei /store /documents
COPY --from=install /opt/renkei /opt/renkei
COPY --from=install /app /app
WORKDIR /app
ENV PATH=/opt/renkei/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    RENKEI_STORE=/store \
    RENKEI_DOCUMENTS=/documents
USER 10001
VOLUME /store
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=120s --start-interval=2s CMD \
    ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=3)"]
# A document that cannot be read is named and left out; the others are served.
CMD ["sh", "-c", "renkei build; exec renkei serve --host 0.0.0.0 --port 8000"]
