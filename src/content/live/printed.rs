//! Values that live functions give: what they print, and the counts that conditions can ask for.

use std::fmt;
use std::sync::Arc;

use minijinja::value::{Object, ObjectRepr, Value, ValueKind};

use super::Failure;
use crate::analysis::Proportion;
use crate::content::piece::{Piece, forged};
use crate::wording::thousands;

/// A figure, chart or table as a value: it prints its piece, and a figure answers `.count` and `.total`.
#[derive(Debug)]
pub(super) struct Printed {
    piece: Piece,
    proportion: Option<Proportion>,
}

impl Printed {
    /// A value that only prints.
    pub(super) fn piece(piece: Piece) -> Self {
        Self { piece, proportion: None }
    }

    /// A share.
    pub(super) fn share(piece: Piece, proportion: Proportion) -> Self {
        Self { piece, proportion: Some(proportion) }
    }
}

impl Object for Printed {
    fn repr(self: &Arc<Self>) -> ObjectRepr {
        ObjectRepr::Plain
    }

    fn get_value_by_str(self: &Arc<Self>, key: &str) -> Option<Value> {
        let proportion = self.proportion?;
        match key {
            "count" => Some(Value::from(proportion.count())),
            "total" => Some(Value::from(proportion.total())),
            _ => None,
        }
    }

    fn get_value(self: &Arc<Self>, key: &Value) -> Option<Value> {
        self.get_value_by_str(key.as_str()?)
    }

    fn render(self: &Arc<Self>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.piece.text())
    }
}

/// What a value prints.
pub(in crate::content) fn piece(value: &Value) -> Result<Piece, Failure> {
    if let Some(printed) = value.downcast_object_ref::<Printed>() {
        return Ok(printed.piece.clone());
    }
    if let Some(text) = value.as_str() {
        return match forged(text) {
            None => Ok(Piece::Text(text.to_owned())),
            Some(_) => {
                Err(Failure::new("text that holds live figures cannot be set aside and printed later")
                    .help("write it where it is to stand, without set or filter around it"))
            }
        };
    }
    if let Some(number) = value.as_i64().filter(|_| value.is_integer()) {
        let sign = if number < 0 { "−" } else { "" };
        return Ok(Piece::Text(format!("{sign}{}", thousands(number.unsigned_abs()))));
    }
    match value.kind() {
        ValueKind::None => Ok(Piece::Text("not known".to_owned())),
        ValueKind::Number => Err(Failure::new("a fraction cannot be printed as it is")
            .help("figure(…, show=\"percent\") prints a share with what it is out of")),
        ValueKind::Bool => Err(Failure::new("true and false cannot be printed").help("use it in an if")),
        kind => Err(Failure::new(format!("a {kind} cannot be printed")).help("go through it with for")),
    }
}
