"""Step two: teach the joint model. Several processes of one thread each average their gradients.

The order of the windows, the seeds and the number of processes decide the result; a run that was stopped goes on from
its checkpoint.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from pathlib import Path

import torch
import torch.distributed as dist
import torch.multiprocessing as mp
from torch import Tensor, nn

from standoff.language.labels import Labels
from training.ahead import ahead
from training.batches import Batch, Collator
from training.encoder import pretrained, pretrained_folder
from training.model import Joint
from training.prepare import Prepared, load
from training.settings import Fit, Folders, Sizes
from training.warm import bundle_labels, restored
from training.windows import Window, stream, windows


def fit(folders: Folders, settings: Fit, bundle: Path | None = None) -> None:
    """Run or go on with a training run; writes checkpoints and the curve of dev losses into the work folder.

    A new run starts from the weights of `bundle`, or else from the pretrained encoder.
    """
    os.environ |= _KEEP_MEMORY
    mp.spawn(_process, (folders, settings, bundle), nprocs=settings.processes)


_KEEP_MEMORY = {"MALLOC_MMAP_THRESHOLD_": str(2**31), "MALLOC_TRIM_THRESHOLD_": str(2**33)}
"""glibc gives large blocks back to the system at once; fetching them anew costs a third of a step."""


def _process(rank: int, folders: Folders, settings: Fit, bundle: Path | None) -> None:
    os.environ |= {"MASTER_ADDR": "127.0.0.1", "MASTER_PORT": "29531"}
    dist.init_process_group("gloo", rank=rank, world_size=settings.processes)
    device = torch.device("cuda", rank) if torch.cuda.is_available() else torch.device("cpu")
    torch.set_num_threads(1 if device.type == "cpu" else 4)
    torch.manual_seed(settings.seed)
    prepared = load(folders)
    model = start(prepared.labels, settings, bundle)
    Run(rank, model.to(device), prepared, folders, settings, device).go()
    dist.destroy_process_group()


def start(labels: Labels, settings: Fit, bundle: Path | None) -> Joint:
    """The model that a run starts from; the label sets of a bundle must be those of the examples."""
    if bundle is None:
        return Joint(pretrained(pretrained_folder(), settings.dropout), labels, Sizes(), settings.head_dropout)
    if bundle_labels(bundle) != labels:
        raise SystemExit(f"the labels of {bundle} are not those of the examples: run `prepare --from {bundle}` first")
    return restored(bundle, Sizes(), settings.dropout, settings.head_dropout)


class Run:
    """One process of a training run."""

    def __init__(
        self, rank: int, model: Joint, prepared: Prepared, folders: Folders, settings: Fit, device: torch.device
    ) -> None:
        self.rank, self.model, self.folders, self.settings, self.device = rank, model, folders, settings, device
        self.prepared = prepared
        self.collate = Collator(prepared.labels)
        self.optimizer = torch.optim.AdamW(_groups(model, settings), betas=(0.9, 0.98), fused=device.type == "cpu")
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, self._rate)
        self.average = {k: v.detach().clone() for k, v in model.state_dict().items()} if rank == 0 else {}
        self.step = 0

    def go(self) -> None:
        """Read, learn, keep, to the last step."""
        self._resume()
        self._seed()
        started, first, seen = time.time(), self.step, 0
        for kind, pieces, batch in ahead(self._collated()):
            self.model.train()
            losses = self.model.loss(batch.to(self.device), self.settings.attribution_weight)
            seen += pieces
            self.optimizer.zero_grad()
            total = torch.stack(list(losses.values())).sum()
            total.backward()
            self._reduce()
            self.optimizer.step()
            self.schedule.step()
            self.step += 1
            if self.rank == 0:
                self._follow()
                if self.step % 20 == 0:
                    self._say(kind, losses, started, first, seen)
            if self.step % self.settings.evaluate_every == 0 or self.step == self.settings.steps:
                self._keep()
                self._seed()

    def _seed(self) -> None:
        """Chance begins anew at every checkpoint, so that a run that goes on from one is the run that never stopped."""
        torch.manual_seed(self.settings.seed * 1000 + self.rank + 7919 * self.step)

    def _rate(self, step: int) -> float:
        s = self.settings
        return min((step + 1) / s.warm_up, max(0.0, (s.steps - step) / (s.steps - s.warm_up)))

    def _batches(self) -> Iterator[tuple[str, list[Window]]]:
        """The share of every step that falls to this process; what a resumed run has read is passed over."""
        s = self.settings
        streams = {
            kind: stream(self.prepared.train[kind], s.pieces, s.windows * s.pieces, s.processes, s.seed + n)
            for n, (kind, _) in enumerate(s.mix)
        }
        order = torch.Generator().manual_seed(s.seed)
        shares = torch.tensor([share for _, share in s.mix])
        for step in range(s.steps):
            kind = s.mix[int(torch.multinomial(shares, 1, generator=order))][0]
            parts = next(streams[kind])
            if step >= self.step:
                yield kind, parts[self.rank]

    def _collated(self) -> Iterator[tuple[str, int, Batch]]:
        for kind, group in self._batches():
            yield kind, sum(w.length for w in group), self.collate(group)

    def _reduce(self) -> None:
        """Average the gradients over the processes, and cap their norm."""
        grads = [p.grad for p in self.model.parameters() if p.requires_grad and p.grad is not None]
        flat = torch.cat([g.flatten() for g in grads])
        if self.settings.processes > 1:
            dist.all_reduce(flat)
            flat /= self.settings.processes
        flat *= (5.0 / (flat.norm() + 1e-6)).clamp(max=1.0)
        at = 0
        for g in grads:
            g.copy_(flat[at : at + g.numel()].view_as(g))
            at += g.numel()

    def _follow(self) -> None:
        """The moving average of the weights."""
        keep = min(self.settings.average, (1 + self.step) / (10 + self.step))
        state = self.model.state_dict()
        moving = [name for name, value in self.average.items() if value.dtype.is_floating_point and name != _FROZEN]
        torch._foreach_lerp_([self.average[name] for name in moving], [state[name] for name in moving], 1 - keep)

    def _say(self, kind: str, losses: dict[str, Tensor], started: float, first: int, seen: int) -> None:
        done, spent = self.step - first, time.time() - started
        left = spent / done * (self.settings.steps - self.step) / 60
        parts = " ".join(f"{k} {v.item():.3f}" for k, v in losses.items())
        rate = seen * self.settings.processes / spent
        print(
            f"step {self.step}/{self.settings.steps} {kind}: {parts} | {rate:.0f} pieces/s, {left:.0f} min left",
            flush=True,
        )

    def _keep(self) -> None:
        """A checkpoint, written whole or not at all; and the dev losses on the curve."""
        if self.rank == 0:
            state = {
                "step": self.step,
                "model": _slim(self.model.state_dict()),
                "average": _slim(self.average),
                "optimizer": self.optimizer.state_dict(),
                "schedule": self.schedule.state_dict(),
            }
            _write(state, self.folders.checkpoint)
            _write({"average": state["average"], "model": state["model"]}, self.folders.work / f"step-{self.step}.pt")
            with self.folders.curve.open("a") as file:
                file.write(json.dumps({"step": self.step} | self._dev_losses()) + "\n")
        dist.barrier()

    @torch.no_grad()
    def _dev_losses(self) -> dict[str, float]:
        self.model.eval()
        out: dict[str, float] = {}
        for kind, cuts in self.prepared.dev.items():
            sums: dict[str, float] = {}
            pool = [w for c in cuts[:: max(1, len(cuts) // 18)] for w in windows(c, self.settings.pieces)][:18]
            for at in range(0, len(pool), 6):
                batch = self.collate(pool[at : at + 6]).to(self.device)
                for name, value in self.model.loss(batch, 1.0).items():
                    sums[name] = sums.get(name, 0.0) + float(value) * min(6, len(pool) - at) / len(pool)
            out |= {f"{kind}/{name}": round(value, 4) for name, value in sums.items()}
        return out

    def _resume(self) -> None:
        if not self.folders.checkpoint.exists():
            return
        state = torch.load(self.folders.checkpoint, map_location=self.device, weights_only=True)
        self.step = state["step"]
        self.model.load_state_dict(state["model"], strict=False)
        self.average = self.average and self.average | state["average"]
        self.optimizer.load_state_dict(state["optimizer"])
        self.schedule.load_state_dict(state["schedule"])
        print(f"going on from step {self.step}", flush=True)


def _groups(model: nn.Module, settings: Fit) -> list[dict[str, object]]:
    """Parameters by learning rate: heads fast, the encoder slow, its lower layers slower; no decay for vectors."""
    groups: dict[tuple[float, float], list[nn.Parameter]] = {}
    for name, p in model.named_parameters():
        if not p.requires_grad:
            continue
        rate = settings.head_rate
        if name.startswith("encoder.") and name != "encoder.shapes":
            depth = int(name.split(".")[2]) + 1 if name.startswith("encoder.layers.") else 0
            rate = settings.encoder_rate * settings.layer_decay ** (6 - depth)
        decay = settings.weight_decay if p.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(p)
    return [{"params": ps, "lr": rate, "weight_decay": decay} for (rate, decay), ps in groups.items()]


_FROZEN = "encoder.words.weight"


def _slim(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """The state without the frozen embeddings."""
    return {k: v.detach().clone() for k, v in state.items() if k != _FROZEN}


def _write(state: dict[str, object], path: Path) -> None:
    new = path.with_suffix(".new")
    torch.save(state, new)
    new.replace(path)
