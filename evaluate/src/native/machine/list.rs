//! Lambdas and structs: an element is bound, no list is built for it, and a struct's members wait until they are asked for.

use std::cell::Cell;

use smallvec::SmallVec;

use super::{Machine, Truth};
use crate::native::node::{Id, Lambda, Name};
use crate::native::value::{Elements, Fault, Record, Value};

impl<'a> Machine<'a> {
    /// Some element decides; one that cannot be decided leaves it open unless another does.
    pub(super) fn any(&mut self, lambda: &Lambda, elements: Elements<'a>) -> Result<Truth, Fault> {
        let Some(items) = self.value(lambda.list, elements)?.list() else {
            return Ok(None);
        };
        let mut truth = Some(false);
        for item in items {
            let bound = self.bind(lambda, elements, *item);
            match self.truth(lambda.body, bound)? {
                Some(true) => return Ok(Some(true)),
                Some(false) => {}
                None => truth = None,
            }
        }
        Ok(truth)
    }

    pub(super) fn filter(&mut self, lambda: &Lambda, elements: Elements<'a>) -> Result<Value<'a>, Fault> {
        let Some(items) = self.value(lambda.list, elements)?.list() else {
            return Ok(Value::Null);
        };
        let mut kept: SmallVec<[Value<'a>; 16]> = SmallVec::new();
        for item in items {
            let bound = self.bind(lambda, elements, *item);
            if self.truth(lambda.body, bound)? == Some(true) {
                kept.push(*item);
            }
        }
        Ok(Value::List(self.around.arena.alloc_slice_copy(&kept)))
    }

    pub(super) fn transform(&mut self, lambda: &Lambda, elements: Elements<'a>) -> Result<Value<'a>, Fault> {
        let Some(items) = self.value(lambda.list, elements)?.list() else {
            return Ok(Value::Null);
        };
        let made = self.around.arena.alloc_slice_fill_copy(items.len(), Value::Null);
        for (item, made) in items.iter().zip(made.iter_mut()) {
            let bound = self.bind(lambda, elements, *item);
            *made = self.value(lambda.body, bound)?;
        }
        Ok(Value::List(made))
    }

    /// The elements with one more, in the place that the lambda's body asks for.
    fn bind(&self, lambda: &Lambda, elements: Elements<'a>, item: Value<'a>) -> Elements<'a> {
        if lambda.level == 0 {
            return self.around.arena.alloc([item]);
        }
        let outer = elements.iter().copied().chain(std::iter::repeat(Value::Null));
        let bound = outer.take(lambda.level).chain([item]);
        let made = self.around.arena.alloc_slice_fill_copy(lambda.level + 1, Value::Null);
        for (place, value) in made.iter_mut().zip(bound) {
            *place = value;
        }
        made
    }

    pub(super) fn record(&self, names: &'a [Name], members: &'a [Id], elements: Elements<'a>) -> Value<'a> {
        let cells = self
            .around
            .arena
            .alloc_slice_fill_with(members.len(), |_| Cell::new(None));
        Value::Record(self.around.arena.alloc(Record {
            names,
            members,
            elements,
            cells,
        }))
    }

    /// The member of a struct by name.
    pub(super) fn field(&mut self, record: &'a Record<'a>, name: Name) -> Result<Value<'a>, Fault> {
        match record.names.iter().position(|known| *known == name) {
            Some(position) => self.member(record, position),
            None => Ok(Value::Null),
        }
    }

    /// The member of a struct by position, computed if it was not.
    ///
    /// # Errors
    /// A fault of its expression.
    pub fn member(&mut self, record: &'a Record<'a>, position: usize) -> Result<Value<'a>, Fault> {
        if let Some(known) = record.cells[position].get() {
            return Ok(known);
        }
        let value = match record.members.get(position) {
            Some(id) => self.value(*id, record.elements)?,
            None => Value::Null,
        };
        record.cells[position].set(Some(value));
        Ok(value)
    }
}
