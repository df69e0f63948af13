"""Names of the columns: the one place that generator, trainer and predictor agree on."""

KEY = "customer_id"
LABEL = "churned"
NUMBERS = ("tenure", "monthly_charges", "total_charges")
CATEGORIES = (
    "contract",
    "payment_method",
    "gender",
    "partner",
    "dependents",
    "phone_service",
    "region",
)
FEATURES = NUMBERS + CATEGORIES
