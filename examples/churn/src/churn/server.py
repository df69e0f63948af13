"""The model behind HTTP, as most teams write it: `python3 -m churn.server --port 8080`.

POST /predict takes one customer, GET /healthz answers once the model is loaded.
"""

import argparse
import os

import uvicorn
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

from churn import model


class Customer(BaseModel):
    """What is known about a customer; other fields are ignored, null means unknown."""

    model_config = ConfigDict(extra="ignore", allow_inf_nan=False)

    tenure: float | None
    monthly_charges: float | None
    total_charges: float | None
    contract: str | None
    payment_method: str | None
    gender: str | None
    partner: str | None
    dependents: str | None
    phone_service: str | None
    region: str | None


def create_app(model_dir: str, name: str, version: str) -> FastAPI:
    """The application over the model in `model_dir`; name and version are echoed in every answer."""
    model.load(model_dir)
    app = FastAPI(title="churn")

    @app.post("/predict")
    def predict(customer: Customer) -> dict:
        [answer] = model.predict([customer.model_dump()])
        return {
            "churned": answer["prediction"],
            "churn_probability": answer["score"],
            "model": name,
            "version": version,
        }

    @app.get("/healthz")
    def healthz() -> dict:
        return {"status": "ok", "model": name, "version": version}

    return app


def main(arguments: list[str] | None = None) -> None:
    """Serves until it is told to stop."""
    parser = argparse.ArgumentParser(prog="churn.server", description=__doc__)
    parser.add_argument("--host", default="0.0.0.0")
    parser.add_argument("--port", type=int, default=8080)
    parser.add_argument("--model-dir", default=os.environ.get("CAIRN_MODEL_DIR", "/mnt/models"))
    chosen = parser.parse_args(arguments)
    app = create_app(
        chosen.model_dir,
        os.environ.get("CAIRN_MODEL_NAME", "churn"),
        os.environ.get("CAIRN_MODEL_VERSION", "unversioned"),
    )
    uvicorn.run(app, host=chosen.host, port=chosen.port)


if __name__ == "__main__":
    main()
