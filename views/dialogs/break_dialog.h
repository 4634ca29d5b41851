#pragma once

#include "core/fault/breaking.h"

#include <QDialog>

class QComboBox;
class QSpinBox;

namespace peerscape::views {

/// Asks whom a mistake is for and which exercise it is.
class BreakDialog : public QDialog
{
    Q_OBJECT

public:
    explicit BreakDialog(QWidget* parent = nullptr);

    [[nodiscard]] fault::Wish wish() const;
    /// What a person sees of a mistake without being told: the statements that are not met any
    /// more, or who lost whom, a line each.
    [[nodiscard]] static QString symptomsOf(const fault::Broken& broken);

private:
    QComboBox* m_level;
    QSpinBox* m_number;
};

} // namespace peerscape::views
