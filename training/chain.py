"""Fitting linear chains (conditional random fields) and writing them as artifacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from scipy import sparse
from scipy.optimize import minimize

from probatum.models.linear import LinearModel

Items = Sequence[Sequence[str]]


@dataclass
class Fitting:
    """The settings of one fit: L2 penalty (per summed log likelihood), fewest uses of a feature, rounds."""

    penalty: float = 1.0
    fewest: int = 2
    rounds: int = 80
    chained: bool = True
    threshold: float = 0.0
    length: float = 0.0  # see LinearModel.length
    class_weights: dict[str, float] = field(default_factory=dict)


def fit(
    sequences: Sequence[Items], labels: Sequence[Sequence[str]], classes: Sequence[str], how: Fitting
) -> LinearModel:
    """Fit a chain by L-BFGS on the penalized log likelihood; the same input gives the same weights."""
    vocabulary = _vocabulary(sequences, how.fewest)
    table = _table(sequences, vocabulary, how.length)
    gold = [np.array([classes.index(one) for one in row]) for row in labels]
    batches = _batches(gold)
    shape = (len(vocabulary), len(classes))
    weight = np.array([how.class_weights.get(name, 1.0) for name in classes])

    def objective(flat):
        parts = _unpack(flat, shape)
        emissions = table @ parts[0] + parts[1]
        loss, d_emissions, d_steps = 0.0, np.zeros_like(emissions), np.zeros((shape[1], shape[1]))
        d_start, d_end = np.zeros(shape[1]), np.zeros(shape[1])
        for rows, targets in batches:
            part = _likelihood(emissions[rows], targets, parts[2], parts[3], parts[4], how.chained, weight)
            loss += part[0]
            d_emissions[rows.ravel()] = part[1].reshape(-1, shape[1])
            d_steps += part[2]
            d_start += part[3]
            d_end += part[4]
        if not how.chained:
            d_steps[:], d_start[:], d_end[:] = 0, 0, 0
        gradient = np.concatenate(
            [(table.T @ d_emissions).ravel(), d_emissions.sum(axis=0), d_steps.ravel(), d_start, d_end]
        )
        regular = how.penalty * flat
        return loss + 0.5 * regular @ flat, gradient + regular

    size = shape[0] * shape[1] + shape[1] * (3 + shape[1])
    done = minimize(
        objective, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": how.rounds, "maxcor": 8}
    )
    parts = _unpack(done.x, shape)
    return LinearModel(
        classes=tuple(classes),
        vocabulary=vocabulary,
        weights=np.vstack([parts[0], np.zeros((1, shape[1]))]).astype(np.float32),
        bias=parts[1].astype(np.float32),
        transitions=parts[2].astype(np.float32),
        start=parts[3].astype(np.float32),
        end=parts[4].astype(np.float32),
        threshold=how.threshold,
        length=how.length,
        marks=sum(name.startswith("@") for name in vocabulary),
    )


def _vocabulary(sequences: Sequence[Items], fewest: int) -> dict[str, int]:
    counts: Counter[str] = Counter()
    for sequence in sequences:
        for item in sequence:
            counts.update(item)
    return _numbered(name for name, n in counts.items() if n >= fewest)


def _numbered(names) -> dict[str, int]:
    """Names in order, those that begin with "@" first."""
    ordered = sorted(names, key=lambda name: (not name.startswith("@"), name))
    return {name: i for i, name in enumerate(ordered)}


def _table(sequences, vocabulary, length):
    columns, pointers = [], [0]
    for sequence in sequences:
        for item in sequence:
            columns.extend(place for name in item if (place := vocabulary.get(name)) is not None)
            pointers.append(len(columns))
    values = np.ones(len(columns))
    if length:
        is_gram = np.array(columns) >= sum(name.startswith("@") for name in vocabulary)
        running = np.concatenate([[0], np.cumsum(is_gram)])
        grams = np.maximum(np.diff(running[np.array(pointers)]), 1)
        shares = length / np.sqrt(np.repeat(grams, np.diff(pointers)))
        values = np.where(is_gram, shares, 1.0)
    table = sparse.csr_matrix((values, columns, pointers), shape=(len(pointers) - 1, len(vocabulary)))
    table.sum_duplicates()
    return table


def _batches(gold):
    """Sequences of one length together: (rows of the table, labels), each [sequence, step]."""
    by_length, row = {}, 0
    for target in gold:
        if len(target):
            by_length.setdefault(len(target), []).append((row, target))
        row += len(target)
    return [
        (
            np.array([start for start, _ in group])[:, None] + np.arange(length),
            np.array([t for _, t in group]),
        )
        for length, group in sorted(by_length.items())
    ]


def _unpack(flat, shape):
    size, classes = shape[0] * shape[1], shape[1]
    cuts = np.cumsum([size, classes, classes * classes, classes])
    w, bias, steps, start, end = np.split(flat, cuts)
    return w.reshape(shape), bias, steps.reshape(classes, classes), start, end


def _likelihood(emissions, targets, steps, start, end, chained, weight):
    """Negative log likelihood of one batch and its gradients."""
    if not chained:
        return _independent(emissions, targets, steps, start, end, weight)
    n, length = emissions.shape[:2]
    grid = np.arange(n)
    forward = np.empty_like(emissions)
    forward[:, 0] = emissions[:, 0] + start
    for t in range(1, length):
        forward[:, t] = emissions[:, t] + _logsumexp(forward[:, t - 1, :, None] + steps, axis=1)
    backward = np.empty_like(emissions)
    backward[:, -1] = end
    for t in range(length - 2, -1, -1):
        backward[:, t] = _logsumexp(steps + (emissions[:, t + 1] + backward[:, t + 1])[:, None, :], axis=2)
    total = _logsumexp(forward[:, -1] + end, axis=1)
    gold = emissions[grid[:, None], np.arange(length), targets].sum(axis=1)
    gold = (
        gold + start[targets[:, 0]] + end[targets[:, -1]] + steps[targets[:, :-1], targets[:, 1:]].sum(axis=1)
    )
    unary = np.exp(forward + backward - total[:, None, None])
    d_steps = np.zeros_like(steps)
    for t in range(1, length):
        pair = forward[:, t - 1, :, None] + steps + (emissions[:, t] + backward[:, t])[:, None, :]
        d_steps += np.exp(pair - total[:, None, None]).sum(axis=0)
    np.subtract.at(d_steps, (targets[:, :-1].ravel(), targets[:, 1:].ravel()), 1.0)
    unary[grid[:, None], np.arange(length), targets] -= 1.0
    return (total - gold).sum(), unary, d_steps, unary[:, 0].sum(axis=0), unary[:, -1].sum(axis=0)


def _independent(emissions, targets, steps, start, end, weight):
    total = _logsumexp(emissions, axis=2)
    n, length, _ = emissions.shape
    place = (np.arange(n)[:, None], np.arange(length), targets)
    share = weight[targets]
    loss = (share * (total - emissions[place])).sum()
    unary = np.exp(emissions - total[..., None])
    unary[place] -= 1.0
    return loss, unary * share[..., None], np.zeros_like(steps), np.zeros_like(start), np.zeros_like(end)


def _logsumexp(values, axis):
    top = values.max(axis=axis, keepdims=True)
    return np.log(np.exp(values - top).sum(axis=axis)) + top.squeeze(axis)


def prune(model: LinearModel, most: int) -> LinearModel:
    """Keep the features with the largest weights; ties go to the earlier name."""
    size = np.abs(model.weights[:-1]).max(axis=1)
    names = list(model.vocabulary)
    kept = sorted(range(len(names)), key=lambda i: (-size[i], names[i]))[:most]
    vocabulary = _numbered(names[i] for i in kept)
    weights = np.vstack([model.weights[[model.vocabulary[name] for name in vocabulary]], model.weights[-1:]])
    marks = sum(name.startswith("@") for name in vocabulary)
    return replace(model, vocabulary=vocabulary, weights=weights, marks=marks)


def save(model: LinearModel, path) -> None:
    """Write the artifact: weights as signed bytes with one scale a class, names as UTF-8 lines, no pickle."""
    weights = model.weights[:-1]
    scale = np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127
    arrays = {
        "vocabulary": np.frombuffer("\n".join(model.vocabulary).encode("utf-8"), dtype=np.uint8),
        "classes": np.frombuffer("\n".join(model.classes).encode("utf-8"), dtype=np.uint8),
        "weights": np.round(weights / scale).astype(np.int8),
        "scale": scale.astype(np.float32),
        "bias": model.bias,
        "transitions": model.transitions,
        "start": model.start,
        "end": model.end,
        "length": np.array([model.length], dtype=np.float64),
        "threshold": np.array([model.threshold], dtype=np.float64),
    }
    write(path, arrays)


def write(path, arrays) -> None:
    """A compressed npz whose bytes depend on its content alone: no clock in its entries."""
    import io
    import zipfile

    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(arrays):
            buffer = io.BytesIO()
            np.lib.format.write_array(buffer, np.ascontiguousarray(arrays[name]), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, buffer.getvalue(), compresslevel=9)
